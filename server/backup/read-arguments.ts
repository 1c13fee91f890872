import { parseArgs } from 'node:util';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** The command line as `--name value`; refuses anything else with `invalid-configuration`. */
export function readArguments<Name extends string>(names: readonly Name[]): Partial<Record<Name, string>> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ options, strict: true });
    return Object.fromEntries(
      names.flatMap((name) => (given(values[name]) ? [[name, values[name]]] : [])),
    ) as Partial<Record<Name, string>>;
  } catch (cause) {
    const known = names.map((name) => `--${name}`).join(' and ');
    throw new AppError(ErrorCode.invalidConfiguration, `only ${known} are known, each with a value`, {
      cause,
    });
  }
}

function given(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
