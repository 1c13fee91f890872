// Loaded before the server (`--import`): the thread that owns the SQLite file meets the faults that a test orders.
// The file and SQLite are real; only the answer of a disk is ours to choose.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { isMainThread } from 'node:worker_threads';
import type { OrderedFault, StorageFault } from './storage-fault.ts';

const IO_ERROR = 10;
const CRASHED = 7;
/** Reads, and what only moves marks inside a transaction in memory, write nothing. */
const WRITES = /^\s*(?:begin immediate|commit|insert|update|delete|create|alter|drop)\b/i;
const COMMITS = /^\s*commit\b/i;

type Statement = { sql: string; work: () => unknown };

const path = process.env['STORAGE_FAULT_FILE'];
let current: OrderedFault = { id: 0, fault: null };
let writes = 0;
/** No way leads from a statement to its database: those of the thread are remembered when they prepare; one writes. */
const connections = new Set<DatabaseSync>();

if (path !== undefined && !isMainThread) takeOver(path);

function takeOver(file: string): void {
  for (const method of ['run', 'all']) {
    around(StatementSync.prototype, method, (self, work) =>
      self instanceof StatementSync ? met(file, { sql: self.sourceSQL, work }) : work(),
    );
  }
  around(DatabaseSync.prototype, 'prepare', (self, work) => {
    if (self instanceof DatabaseSync) connections.add(self);
    return work();
  });
}

function around(
  prototype: object,
  method: string,
  wrapped: (self: unknown, work: () => unknown) => unknown,
): void {
  const original: unknown = Reflect.get(prototype, method);
  if (typeof original !== 'function') throw new TypeError(`node:sqlite has no ${method}`);
  Reflect.set(prototype, method, function (this: unknown, ...values: unknown[]) {
    return wrapped(this, () => Reflect.apply(original, this, values));
  });
}

function met(file: string, statement: Statement): unknown {
  const { sql, work } = statement;
  if (!WRITES.test(sql)) return work();
  const ordered: OrderedFault = JSON.parse(readFileSync(file, 'utf8'));
  if (ordered.id !== current.id) writes = 0;
  current = ordered;
  writes += 1;
  const { fault } = ordered;
  if (fault === null) return work();
  if (fault.kind === 'slow') return delayed(fault, statement);
  if (fault.kind === 'lie') return COMMITS.test(sql) ? undoOpen() : work();
  if (writes < fault.at || writes >= fault.at + fault.times) return work();
  appendFileSync(`${file}.told`, `${ordered.id} ${writes} ${sql.slice(0, 60).replaceAll('\n', ' ')}\n`);
  return fault.kind === 'crash' ? crashed(file, fault.isDone, work) : failed(fault.how, work);
}

function delayed({ fromMs, toMs }: StorageFault & { kind: 'slow' }, { sql, work }: Statement): unknown {
  if (COMMITS.test(sql)) {
    const ms = fromMs + Math.random() * (toMs - fromMs);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  }
  return work();
}

/** The thread ends, before or after the write; the file is then as the disk has it. */
function crashed(file: string, isDone: boolean, work: () => unknown): never {
  const over: OrderedFault = { ...current, fault: null };
  writeFileSync(file, JSON.stringify(over));
  if (isDone) work();
  process.exit(CRASHED);
}

/** As SQLite answers a disk that fails: the statement alone is undone, all of the transaction, or nothing of it. */
function failed(how: (StorageFault & { kind: 'fail' })['how'], work: () => unknown): never {
  if (how === 'done-unheard') work();
  if (how === 'all-undone') undoOpen();
  throw Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: IO_ERROR });
}

function undoOpen(): void {
  for (const connection of connections) if (connection.isTransaction) connection.exec('rollback');
}
