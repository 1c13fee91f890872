// The thread that owns the SQLite file and its only connection that writes. Requests run one after the other, in their
// order.
import { hash } from 'node:crypto';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { exhaustive } from '#shared/core/exhaustive.ts';
import {
  isStorageFailure,
  type GroupAnswer,
  type QueryAnswer,
  type ReadAnswer,
  type SqliteAnswer,
  type SqliteEnvelope,
  type SqliteFailure,
  type SqliteGroup,
  type SqliteReply,
  type SqliteRequest,
  type SqliteStatement,
  type SqliteValue,
} from './sqlite-messages.ts';

/** Distinct statements of the product are a few hundred; lists of varying length must not grow this without end. */
const STATEMENTS_KEPT = 256;
/** Only another program that opens the file (a backup) can make us wait. */
const BUSY_TIMEOUT_MS = 5_000;
/** 16 MiB of 4 KiB pages: a page that is written again and again goes home once in so many, and a checkpoint takes 10 ms. */
const WAL_CHECKPOINT_PAGES = 4_000;
/** The ends of some thousand texts that are written at once; the 2 MiB by default are those of 500. */
const PAGE_CACHE_KIB = 16 * 1024;
/** After a big transaction the WAL shrinks back to this. */
const WAL_KEPT_BYTES = 64 * 1024 * 1024;
/** Large enough not to fit by luck into the last free page of a full disk. Random, as SQLite skips equal content. */
const PROBE_BYTES = 64 * 1024;

class TransactionLost extends Error {}

type Prepared = { readonly statement: StatementSync; readonly givesRows: boolean };

function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  const mode = database.prepare('pragma journal_mode = wal').get();
  if (mode?.['journal_mode'] !== 'wal') throw new Error(`${file} cannot use a write-ahead log`);
  // FULL: a commit returns after fsync, the only moment at which "saved" is true.
  database.exec('pragma synchronous = full');
  database.exec('pragma foreign_keys = on');
  database.exec(`pragma cache_size = -${PAGE_CACHE_KIB}`);
  database.exec(`pragma wal_autocheckpoint = ${WAL_CHECKPOINT_PAGES}`);
  database.exec(`pragma journal_size_limit = ${WAL_KEPT_BYTES}`);
  // As PostgreSQL has it from the migration of the chained record.
  database.function('sha256_hex', { deterministic: true }, (text) => hash('sha256', String(text)));
  return database;
}

class StatementCache {
  readonly #database: DatabaseSync;
  readonly #kept = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  get(sql: string): Prepared {
    const found = this.#kept.get(sql);
    if (found !== undefined) {
      // Moved to the end: the map is in the order of last use.
      this.#kept.delete(sql);
      this.#kept.set(sql, found);
      return found;
    }
    const statement = this.#database.prepare(sql);
    const prepared = { statement, givesRows: statement.columns().length > 0 };
    this.#kept.set(sql, prepared);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > STATEMENTS_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return prepared;
  }
}

/** node:sqlite binds every JavaScript number as REAL, and `?/2` would then not be a division of integers. */
function bound(value: SqliteValue): SQLInputValue {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

function failureOf(error: unknown): SqliteFailure {
  const message = error instanceof Error ? error.message : String(error);
  const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : null;
  return { message, errcode, isTransactionLost: error instanceof TransactionLost };
}

/** Sees all that is committed at the moment of each statement, and nothing else: it is another connection. */
class CommittedReader {
  readonly #database: DatabaseSync;
  readonly #statements: StatementCache;

  constructor(file: string) {
    this.#database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    this.#statements = new StatementCache(this.#database);
  }

  read({ sql, parameters }: SqliteStatement): ReadAnswer {
    try {
      return { kind: 'rows', rows: this.#statements.get(sql).statement.all(...parameters.map(bound)) };
    } catch (error) {
      return { kind: 'failed', failure: failureOf(error) };
    }
  }

  close(): void {
    this.#database.close();
  }
}

class SqliteFile {
  readonly #database: DatabaseSync;
  readonly #statements: StatementCache;
  readonly #reader: CommittedReader;

  constructor(file: string) {
    this.#database = openFile(file);
    this.#statements = new StatementCache(this.#database);
    this.#reader = new CommittedReader(file);
  }

  answer(request: SqliteRequest): SqliteAnswer {
    try {
      return this.#run(request);
    } catch (error) {
      return { kind: 'failed', failure: failureOf(error) };
    }
  }

  #run(request: SqliteRequest): SqliteAnswer {
    switch (request.kind) {
      case 'query':
        if (request.isInTransaction) this.#requireTransaction();
        else this.#endForgotten();
        return { kind: 'query', query: this.#execute(request.statement) };
      case 'batch':
        return { kind: 'batch', outcomes: this.#batch(request.groups, request.sqls) };
      case 'reads':
        return { kind: 'reads', answers: request.statements.map((each) => this.#reader.read(each)) };
      case 'begin':
        this.#endForgotten();
        this.#control('begin immediate');
        return { kind: 'done' };
      case 'commit':
        this.#requireTransaction();
        this.#control('commit');
        return { kind: 'done' };
      case 'rollback':
        this.#endForgotten();
        return { kind: 'done' };
      case 'probe':
        this.#alone(() => this.#probe());
        return { kind: 'done' };
      case 'close':
        this.#endForgotten();
        // The last to close brings the write-ahead log home.
        this.#reader.close();
        this.#database.close();
        return { kind: 'done' };
      default:
        return exhaustive(request);
    }
  }

  /**
   * SQLite ends a transaction by itself when the disk is full, and a new thread knows none. What its sender believes
   * to be inside would then be stored alone.
   */
  #requireTransaction(): void {
    if (!this.#database.isTransaction) throw new TransactionLost('the transaction was lost as a whole');
  }

  #endForgotten(): void {
    if (this.#database.isTransaction) this.#control('rollback');
  }

  #control(sql: string): void {
    this.#statements.get(sql).statement.run();
  }

  #execute({ sql, parameters }: SqliteStatement): QueryAnswer {
    const { statement, givesRows } = this.#statements.get(sql);
    const values = parameters.map(bound);
    if (givesRows) {
      // Only blobs, text, numbers and null come out: big integers throw, as we read none.
      const rows = statement.all(...values) as Record<string, SqliteValue>[];
      return { rows, changes: null, lastInsertRowid: null };
    }
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], changes: Number(changes), lastInsertRowid: Number(lastInsertRowid) };
  }

  #alone<T>(work: () => T): T {
    this.#endForgotten();
    this.#control('begin immediate');
    try {
      const result = work();
      this.#control('commit');
      return result;
    } catch (error) {
      this.#endForgotten();
      throw error;
    }
  }

  #batch(groups: readonly SqliteGroup[], sqls: readonly string[]): GroupAnswer[] {
    const [only] = groups;
    if (groups.length === 1 && only !== undefined) return [this.#onlyGroup(only, sqls)];
    return this.#alone(() => groups.map((group) => this.#group(group, sqls)));
  }

  /** The transaction is its savepoint. */
  #onlyGroup(group: SqliteGroup, sqls: readonly string[]): GroupAnswer {
    this.#endForgotten();
    this.#control('begin immediate');
    try {
      const outcome = this.#groupOutcome(group, sqls);
      this.#requireTransaction();
      this.#control(outcome.kind === 'stored' ? 'commit' : 'rollback');
      return outcome;
    } catch (error) {
      this.#endForgotten();
      throw error;
    }
  }

  #group(group: SqliteGroup, sqls: readonly string[]): GroupAnswer {
    this.#control('savepoint one_group');
    const outcome = this.#groupOutcome(group, sqls);
    this.#requireTransaction();
    if (outcome.kind !== 'stored') this.#control('rollback to one_group');
    this.#control('release one_group');
    return outcome;
  }

  #groupOutcome(group: SqliteGroup, sqls: readonly string[]): GroupAnswer {
    for (const [index, { sql, parameters, mustReturnRow }] of group.entries()) {
      try {
        const { rows } = this.#execute({ sql: sqls[sql] ?? '', parameters });
        if (mustReturnRow && rows.length === 0) return { kind: 'refused', statement: index };
      } catch (error) {
        const failure = failureOf(error);
        // The disk fails for every group: the whole batch is undone.
        if (isStorageFailure(failure)) throw error;
        return { kind: 'failed', failure };
      }
    }
    return { kind: 'stored' };
  }

  #probe(): void {
    this.#database.exec(
      'create table if not exists storage_probe (id integer primary key, filling blob not null) strict',
    );
    const sql =
      'insert into storage_probe values (1, randomblob(?)) on conflict do update set filling = excluded.filling';
    this.#execute({ sql, parameters: [PROBE_BYTES] });
  }
}

function serve(): void {
  if (parentPort === null) throw new Error('sqlite-worker.ts runs as a worker thread only');
  const port = parentPort;
  const file = new SqliteFile(String(workerData));
  const reply = (message: SqliteReply) => port.postMessage(message);
  port.on('message', ({ id, request }: SqliteEnvelope) => {
    const answer = file.answer(request);
    reply({ id, answer });
    if (request.kind === 'close' && answer.kind === 'done') port.close();
  });
  reply('opened');
}

serve();
