import { execFile } from 'node:child_process';
import { join } from 'node:path';

const SERVER = join(import.meta.dirname, '..', '..', 'server');

export type CommandOutcome = { code: number; out: string; err: string; tookMs: number };

/** A command of the server as a process of its own, whatever its exit code. */
export async function runCommand(name: string, args: readonly string[]): Promise<CommandOutcome> {
  const startedAt = performance.now();
  return await new Promise((resolve) => {
    execFile(process.execPath, [join(SERVER, name), ...args], (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, out, err, tookMs: performance.now() - startedAt });
    });
  });
}

/** The same, which must succeed. */
export async function mustRun(name: string, args: readonly string[]): Promise<CommandOutcome> {
  const outcome = await runCommand(name, args);
  if (outcome.code !== 0) throw new Error(`${name} ended with ${outcome.code}: ${outcome.err}`);
  return outcome;
}
