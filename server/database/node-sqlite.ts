// An asynchronous Kysely dialect over the thread that owns the SQLite file.
import {
  DefaultQueryExecutor,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Batch, BatchGroup, GroupOutcome } from './batch.ts';
import { Gathered } from './gathered.ts';
import {
  isStorageFailure,
  type GroupAnswer,
  type ReadAnswer,
  type SqliteAnswer,
  type SqliteFailure,
  type SqliteRequest,
  type SqliteStatement,
  type SqliteValue,
} from './sqlite-messages.ts';
import { SqliteThread, type SqliteThreadOptions } from './sqlite-thread.ts';
import { Turns, type Turn } from './turns.ts';

/** The statement is at fault. `errcode` is SQLite's extended result code, such as 1555 for a primary key. */
export class SqliteError extends Error {
  readonly errcode: number | null;

  constructor(failure: SqliteFailure) {
    super(failure.message);
    this.name = 'SqliteError';
    this.errcode = failure.errcode;
  }
}

function errorOf(failure: SqliteFailure): Error {
  const error = new SqliteError(failure);
  if (!isStorageFailure(failure)) return error;
  return new AppError(ErrorCode.storageFailing, `storage is failing: ${failure.message}`, { cause: error });
}

/** Refuses what SQLite would store as something else (NaN as NULL) or not at all. */
function sqliteValue(value: unknown): SqliteValue {
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value;
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) {
    // A view is sent with its whole buffer: a slice of a 2 MiB frame would copy all of it.
    return value.byteLength === value.buffer.byteLength ? value : new Uint8Array(value);
  }
  throw new TypeError(`cannot bind a value of type ${typeof value} in SQL`);
}

function batchRequest(groups: readonly BatchGroup[]): SqliteRequest {
  const places = new Map<string, number>();
  const placeOf = (sql: string) => {
    const place = places.get(sql) ?? places.size;
    places.set(sql, place);
    return place;
  };
  const bound = groups.map((group) =>
    group.map(({ sql, parameters, mustReturnRow = false }) => ({
      sql: placeOf(sql),
      parameters: parameters.map(sqliteValue),
      mustReturnRow,
    })),
  );
  return { kind: 'batch', groups: bound, sqls: [...places.keys()] };
}

function outcomeOf(answer: GroupAnswer): GroupOutcome {
  return answer.kind === 'failed' ? { kind: 'failed', error: errorOf(answer.failure) } : answer;
}

async function ask(thread: SqliteThread, request: SqliteRequest): Promise<SqliteAnswer> {
  const answer = await thread.ask(request);
  if (answer.kind === 'failed') throw errorOf(answer.failure);
  return answer;
}

type Reads = Gathered<SqliteStatement, ReadAnswer>;

function readsOf(thread: SqliteThread): Reads {
  return new Gathered(async (statements) => {
    const answer = await ask(thread, { kind: 'reads', statements });
    if (answer.kind !== 'reads') throw new TypeError(`unexpected answer: ${answer.kind}`);
    return answer.answers;
  });
}

/** Without turns: it begins nothing. */
class ReadingConnection implements DatabaseConnection {
  readonly #reads: Reads;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const answer = await this.#reads.ask({ sql, parameters: parameters.map(sqliteValue) });
    if (answer.kind === 'failed') throw errorOf(answer.failure);
    // As for the connection that writes.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { rows: answer.rows as R[] };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('read in pages');
  }
}

/** Lives as long as its turn. */
class SqliteConnection implements DatabaseConnection {
  readonly #thread: SqliteThread;
  readonly #turn: Turn;
  #isInTransaction = false;

  constructor(thread: SqliteThread, turn: Turn) {
    this.#thread = thread;
    this.#turn = turn;
  }

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#turn.isHeld) throw new Error('this connection was given back already');
    const statement = { sql: compiled.sql, parameters: compiled.parameters.map(sqliteValue) };
    const answer = await ask(this.#thread, {
      kind: 'query',
      statement,
      isInTransaction: this.#isInTransaction,
    });
    if (answer.kind !== 'query') throw new TypeError(`unexpected answer: ${answer.kind}`);
    const { changes, lastInsertRowid, rows } = answer.query;
    return {
      // Kysely's caller names the row type; SQLite knows none.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      rows: rows as R[],
      ...(changes === null ? {} : { numAffectedRows: BigInt(changes) }),
      ...(lastInsertRowid === null ? {} : { insertId: BigInt(lastInsertRowid) }),
    };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming would hold the one connection for as long as the reader likes: read in pages');
  }

  async begin(): Promise<void> {
    await ask(this.#thread, { kind: 'begin' });
    this.#isInTransaction = true;
  }

  async commit(): Promise<void> {
    await ask(this.#thread, { kind: 'commit' });
    this.#isInTransaction = false;
  }

  async rollback(): Promise<void> {
    this.#isInTransaction = false;
    try {
      await ask(this.#thread, { kind: 'rollback' });
    } catch (error) {
      // Storage that fails has undone it, or the thread will before the next unit of work. The error that led here
      // must not be hidden by this one.
      if (!(error instanceof AppError)) throw error;
    }
  }
}

function ours(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection;
  throw new TypeError('not a connection of this driver');
}

/** Kysely's own adapter fears DDL in transactions; SQLite does it, and migrations rely on it. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function driverOf(close: () => Promise<void>): Driver {
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.reject(new Error('connections are given out by turns only')),
    beginTransaction: (connection) => ours(connection).begin(),
    commitTransaction: (connection) => ours(connection).commit(),
    rollbackTransaction: (connection) => ours(connection).rollback(),
    releaseConnection: () => Promise.resolve(),
    destroy: close,
  };
}

/**
 * Kysely's usual provider has no place around the whole use of a connection, which a turn needs in order to know its
 * own callers; and its mutex for single connections is not fair. Hence our own.
 */
function kyselyOver<DB>(provider: ConnectionProvider, driver: Driver): Kysely<DB> {
  const adapter = new TransactionalSqliteAdapter();
  const compiler = new SqliteQueryCompiler();
  const dialect: Dialect = {
    createDriver: () => driver,
    createQueryCompiler: () => compiler,
    createAdapter: () => adapter,
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
  const executor = new DefaultQueryExecutor(compiler, adapter, provider);
  return new Kysely<DB>({ config: { dialect }, dialect, driver, executor });
}

function readingDriver(): Driver {
  const refuse = () => Promise.reject(new Error('what only reads begins no unit of work'));
  return {
    init: () => Promise.resolve(),
    acquireConnection: refuse,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
  };
}

/** `waitLimitMs` bounds how long a unit of work waits for its turn. */
export type SqliteOptions = SqliteThreadOptions & { waitLimitMs?: number };

/** An opened file. */
export type Sqlite<DB> = {
  db: Kysely<DB>;
  reads: Kysely<DB>;
  batch: Batch;
  probe: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Opens the file (creating it) in a thread of its own. `probe` resolves after a real write; `close` waits for the
 * units of work before it. Rejects with `storage-failing` when the file cannot be opened.
 */
export async function openSqlite<DB>(options: SqliteOptions): Promise<Sqlite<DB>> {
  const thread = new SqliteThread(options);
  await thread.opened();
  const turns = new Turns(options.waitLimitMs);

  const closeInOrder = async () => {
    try {
      await turns.close();
    } finally {
      await thread.close();
    }
  };
  // Whoever closes a second time waits for the first: the thread must not end under the work that is waited for.
  let closing: Promise<void> | null = null;
  const close = () => (closing ??= closeInOrder());
  const provider: ConnectionProvider = {
    provideConnection: (consumer) => turns.hold((turn) => consumer(new SqliteConnection(thread, turn))),
  };
  const batch: Batch = async (groups) => {
    const request = batchRequest(groups);
    const answer = await turns.hold(() => ask(thread, request));
    if (answer.kind !== 'batch') throw new TypeError(`unexpected answer: ${answer.kind}`);
    return answer.outcomes.map(outcomeOf);
  };
  // Health is asked by strangers: however many ask, one write is under way.
  let probing: Promise<void> | null = null;
  const probe = () => {
    probing ??= turns
      .hold(() => ask(thread, { kind: 'probe' }))
      .then(() => undefined)
      .finally(() => {
        probing = null;
      });
    return probing;
  };
  const reading = new ReadingConnection(readsOf(thread));
  const reads = kyselyOver<DB>({ provideConnection: (consumer) => consumer(reading) }, readingDriver());
  return { db: kyselyOver<DB>(provider, driverOf(close)), reads, batch, probe, close };
}
