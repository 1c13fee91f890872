// `npm run migrate -- --from DATA_DIR --to postgres://…`
import { parseArgs } from 'node:util';
import { AppError } from '#shared/core/app-error.ts';
import { isSameTable, isSameText, type Move, moveWorkspace } from './move-workspace.ts';

const USAGE = `npm run migrate -- --from DATA_DIR --to postgres://USER:PASSWORD@HOST:PORT/DATABASE

Moves a workspace from SQLite into an empty database of PostgreSQL. The server must be stopped.`;

/** So much of a digest is shown; all of it is compared. */
const SHOWN = 16;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readArguments(): { from: string; to: string } | null {
  try {
    const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
    const { from, to } = parseArgs({ options }).values;
    const isPlace = to !== undefined && /^postgres(ql)?:\/\/./.test(to);
    return from === undefined || !isPlace ? null : { from, to };
  } catch {
    return null;
  }
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => (row[at] ?? '').length)));
  for (const row of [head, ...rows])
    say(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  say('');
}

function show({ tables, texts, blobs }: Move): void {
  const verdict = (isSame: boolean) => (isSame ? 'equal' : 'DIFFERENT');
  table(
    ['table', 'rows', 'digest of all rows', ''],
    tables.map((each) => {
      const { name, from, to } = each;
      const rows = from.rows === to.rows ? String(from.rows) : `${from.rows} / ${to.rows}`;
      return [name, rows, from.digest.slice(0, SHOWN), verdict(isSameTable(each))];
    }),
  );
  table(
    ['text', 'last row', 'state', 'words', 'history', ''],
    texts.map((each) => {
      const { key, from } = each;
      const digests = [from?.state, from?.words, from?.history].map(
        (digest) => digest?.slice(0, SHOWN) ?? '-',
      );
      return [key, String(from?.lastSeq ?? '-'), ...digests, verdict(isSameText(each))];
    }),
  );
  if (blobs > 0) say(`${blobs} files of evidence stay where they are, in the folder blobs of DATA_DIR.`);
}

async function main(): Promise<number> {
  const given = readArguments();
  if (given === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const { isEqual, move } = await moveWorkspace(given.from, { url: given.to });
  show(move);
  if (!isEqual) {
    process.stderr.write(
      'The two sides differ: nothing was stored in the target, the source is as it was.\n',
    );
    return 1;
  }
  say(`Moved. Start the server with the same DATA_DIR and with DATABASE_URL.`);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isExpected = error instanceof AppError;
    process.stderr.write(
      `${isExpected ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 1;
  },
);
