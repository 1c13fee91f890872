// npm run audit:verify -- [--data DIR | --file EXPORT] [--head HASH]: without either, what the server would open.
import { parseArgs } from 'node:util';
import { AppError } from '#shared/core/app-error.ts';
import type { ChainFault, ChainReport } from '#shared/audit/audit-chain.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { verifyExport, verifyFolder, verifyPostgres } from './audit/verify-record.ts';
import { readConfig } from './config.ts';
import { endWith } from './platform/end-with.ts';

const USAGE = 'usage: [--data DIR | --file EXPORT] [--head HASH]; with DATABASE_URL the record in PostgreSQL';

type Given = { data?: string | undefined; file?: string | undefined; head?: string | undefined };

function given(): Given {
  const options = { data: { type: 'string' }, file: { type: 'string' }, head: { type: 'string' } } as const;
  try {
    const { values } = parseArgs({ options });
    const isHead = values.head === undefined || /^[0-9a-f]{64}$/.test(values.head);
    if (isHead && (values.data === undefined || values.file === undefined)) return values;
  } catch {
    // Told below, like everything else that is not understood.
  }
  throw new AppError(ErrorCode.invalidConfiguration, USAGE);
}

async function verify({ data, file, head: noted }: Given): Promise<ChainReport> {
  const head = noted ?? null;
  if (file !== undefined) return verifyExport(file, head);
  if (data !== undefined) return verifyFolder(data, head);
  const { postgres, dataFolder } = readConfig(process.env, []);
  return postgres === null ? verifyFolder(dataFolder, head) : verifyPostgres(postgres, head);
}

function sentenceOf(fault: ChainFault): string {
  switch (fault.kind) {
    case 'altered':
      return `entry ${fault.position} was altered`;
    case 'missing':
      return fault.from === fault.to
        ? `entry ${fault.from} is missing`
        : `entries ${fault.from} to ${fault.to} are missing`;
    case 'out-of-place':
      return `entry ${fault.position} does not follow the one before it: moved, put in, or chained to another past`;
    case 'unreadable':
      return `line ${fault.line} is no line of an export`;
    case 'head-not-found':
      return `no entry has the noted hash ${fault.head}: the end was cut off, or the past was written anew`;
    default:
      return exhaustive(fault);
  }
}

try {
  const { entries, head, notedAt, faults } = await verify(given());
  const last = head === null ? 'It is empty.' : `Last entry: ${head.position}, hash ${head.hash}`;
  if (faults.length === 0) {
    const noted = notedAt === null ? '' : `The noted hash is that of entry ${notedAt}.\n`;
    process.stdout.write(`The record holds: ${entries} entries. ${last}\n${noted}`);
  } else {
    process.stdout.write(
      `The record does not hold.\n${faults.map((each) => `- ${sentenceOf(each)}\n`).join('')}${last}\n`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  endWith(error);
}
