// An asynchronous Kysely dialect over the one connection that owns the workspace.
//
// Why one connection: services read, decide and write inside a unit of work and rely on nobody else doing so meanwhile,
// as SQLite gives it. Units of work that come one after the other cannot conflict, need no repetition, and meet no
// anomaly of any isolation level; and a lock that belongs to the writing connection itself cannot be held by a process
// that writes no more, nor written past by one that holds it no more. What is lost is concurrency of reads, which a
// working group does not need; several processes will.
import { randomBytes } from 'node:crypto';
import type {
  CompiledQuery,
  ConnectionProvider,
  DatabaseConnection,
  Driver,
  Kysely,
  QueryResult,
} from 'kysely';
import type { Batch } from '#server/database/batch.ts';
import { Turns, type Turn } from '#server/database/turns.ts';
import { AppError } from '#shared/core/app-error.ts';
import { kyselyOver } from './postgres-dialect.ts';
import { commit, runBatch } from './postgres-batch.ts';
import { errorOf, isStorageFailure, storageFailing } from './postgres-errors.ts';
import { PostgresOwner, type PostgresOwnerOptions } from './postgres-owner.ts';
import type { PostgresSession, PostgresStatement } from './postgres-session.ts';
import { postgresValue, withNumberedPlaceholders } from './postgres-values.ts';

/** How long a commit whose answer was lost waits for a connection that can tell what became of it. */
const OUTCOME_LIMIT_MS = 10_000;
/** As for SQLite: too large to fit by luck into what is free, and random, so that it is not compressed away. */
const PROBE_BYTES = 64 * 1024;

export type PostgresOptions = PostgresOwnerOptions & {
  /** Bounds how long a unit of work waits for its turn. */
  waitLimitMs?: number;
};

type Transaction = { session: PostgresSession };

/** Lives as long as its turn. */
class PostgresConnection implements DatabaseConnection {
  readonly #owner: PostgresOwner;
  readonly #turn: Turn;
  #transaction: Transaction | null = null;

  constructor(owner: PostgresOwner, turn: Turn) {
    this.#owner = owner;
    this.#turn = turn;
  }

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#turn.isHeld) throw new Error('this connection was given back already');
    const values = compiled.parameters.map(postgresValue);
    const isByHand = compiled.query.kind === 'RawNode';
    const text = isByHand ? withNumberedPlaceholders(compiled.sql) : compiled.sql;
    const { rows, changes } = await this.#ask({ text, values });
    return {
      // Kysely's caller names the row type; the server knows none.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      rows: rows as R[],
      ...(changes === null ? {} : { numAffectedRows: BigInt(changes) }),
    };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming would hold the one connection for as long as the reader likes: read in pages');
  }

  async begin(): Promise<void> {
    const session = await this.#owner.session();
    await session.command('begin').catch(rethrow);
    this.#transaction = { session };
  }

  /**
   * Resolves only when the transaction is known to be stored. If the answer was lost on its way, the next connection
   * is asked what became of it: by then the lost one has ended, for the lock was its own.
   */
  async commit(): Promise<void> {
    const session = this.#transaction?.session;
    if (session === undefined) throw storageFailing('the transaction was lost as a whole');
    const { rows } = await session
      .ask({ text: 'select pg_current_xact_id_if_assigned()::text as id', values: [] })
      .catch(rethrow);
    this.#transaction = null;
    try {
      await commit(session);
    } catch (error) {
      // A refusal is an answer; everything else leaves open on which side of the commit it came.
      if (error instanceof AppError || !isStorageFailure(error)) throw errorOf(error);
      session.destroy();
      await this.#requireCommitted(String(Object.values(rows[0] ?? {})[0] ?? ''), error);
    }
  }

  async rollback(): Promise<void> {
    const session = this.#transaction?.session;
    this.#transaction = null;
    // What a broken connection had begun is undone by its end.
    if (session === undefined || session.isOver) return;
    await session.command('rollback').catch(() => session.destroy());
  }

  async #ask(statement: PostgresStatement) {
    const session = this.#transaction?.session ?? (await this.#owner.session());
    return session.ask(statement).catch(rethrow);
  }

  async #requireCommitted(transactionId: string, cause: unknown): Promise<void> {
    if (transactionId === '') throw errorOf(cause);
    const session = await this.#owner.sessionWithin(OUTCOME_LIMIT_MS);
    const text = `select 1 where pg_xact_status($1::xid8) = 'committed'`;
    const { rows } = await session.ask({ text, values: [transactionId] }).catch(rethrow);
    if (rows.length === 0) throw errorOf(cause);
  }
}

function rethrow(error: unknown): never {
  throw errorOf(error);
}

function ours(connection: DatabaseConnection): PostgresConnection {
  if (connection instanceof PostgresConnection) return connection;
  throw new TypeError('not a connection of this driver');
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

async function writeProbe(session: PostgresSession): Promise<void> {
  await session.command(
    'create table if not exists storage_probe (id integer primary key, filling bytea not null)',
  );
  const text =
    'insert into storage_probe values (1, $1) on conflict (id) do update set filling = excluded.filling';
  await session.ask({ text, values: [randomBytes(PROBE_BYTES)] });
}

/** An opened database; the same as an opened SQLite file. */
export type Postgres<DB> = {
  db: Kysely<DB>;
  /** The same: the one connection reads, too. */
  reads: Kysely<DB>;
  batch: Batch;
  probe: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Connects and takes the workspace for this process alone. Rejects with `storage-failing`, with `data-folder-locked`
 * when another process owns it, or with `invalid-configuration` when the server would not keep what it is given.
 */
export async function openPostgres<DB>(options: PostgresOptions): Promise<Postgres<DB>> {
  const owner = new PostgresOwner(options);
  try {
    await owner.session();
  } catch (error) {
    await owner.close();
    throw error;
  }
  const turns = new Turns(options.waitLimitMs);
  const closeInOrder = async () => {
    try {
      await turns.close();
    } finally {
      await owner.close();
    }
  };
  let closing: Promise<void> | null = null;
  const close = () => (closing ??= closeInOrder());
  const provider: ConnectionProvider = {
    provideConnection: (consumer) => turns.hold((turn) => consumer(new PostgresConnection(owner, turn))),
  };
  const batch: Batch = (groups) => turns.hold(async () => runBatch(await owner.session(), groups));
  // Health is asked by strangers: however many ask, one write is under way.
  let probing: Promise<void> | null = null;
  const probe = () => {
    probing ??= turns
      .hold(async () => writeProbe(await owner.session()).catch(rethrow))
      .finally(() => {
        probing = null;
      });
    return probing;
  };
  const db = kyselyOver<DB>(provider, driverOf(close));
  return { db, reads: db, batch, probe, close };
}
