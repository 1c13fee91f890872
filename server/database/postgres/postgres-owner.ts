// Keeps the one connection that owns the workspace, and makes it anew when it breaks.
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '#server/platform/log.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { errorOf, storageFailing } from './postgres-errors.ts';
import { nameOf, type PostgresPlace, PostgresSession } from './postgres-session.ts';

/** Any number of ours; together with the schema it names the lock of a workspace. */
const LOCK_CLASS = 1_095_520_334;
const LOCK = `${LOCK_CLASS}, hashtext(current_schema())`;
/** A predecessor that was killed frees its lock once the server notices; nobody should wait longer for a start. */
const LOCK_PATIENCE_MS = 5_000;
const LOCK_PAUSE_MS = 50;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

export type PostgresOwnerOptions = PostgresPlace & { log?: Logger };

/**
 * Only the process that holds the lock of the workspace writes, and it writes through the very connection that holds
 * it: whoever has lost the connection has lost the right, and what it had begun is over before anybody else begins.
 */
export class PostgresOwner {
  readonly #options: PostgresOwnerOptions;
  readonly #id = crypto.randomUUID();
  #session: PostgresSession | null = null;
  #connecting: Promise<PostgresSession> | null = null;
  #hasOwned = false;
  #isClosed = false;
  #successor: AppError | null = null;
  #failed: { until: number; pause: number; cause: unknown } | null = null;

  constructor(options: PostgresOwnerOptions) {
    this.#options = options;
  }

  /**
   * The connection; after a break a new one. One attempt at a time, with growing pauses, and no waiting in between:
   * rejects with `storage-failing`, or for ever with `ownership-lost` once another process has owned the workspace.
   */
  async session(): Promise<PostgresSession> {
    if (this.#session?.isOver === false) return this.#session;
    if (this.#successor !== null) throw this.#successor;
    if (this.#isClosed) throw storageFailing('the database is closed');
    if (this.#failed !== null && performance.now() < this.#failed.until) {
      throw storageFailing('the database cannot be reached', this.#failed.cause);
    }
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = null;
    });
    return this.#connecting;
  }

  /** Keeps asking until there is a connection, at most for so long. */
  async sessionWithin(limitMs: number): Promise<PostgresSession> {
    const end = performance.now() + limitMs;
    for (;;) {
      try {
        return await this.session();
      } catch (error) {
        const isHopeless = this.#successor !== null || this.#isClosed;
        if (isHopeless || performance.now() + LOCK_PAUSE_MS > end) throw error;
      }
      await wait(LOCK_PAUSE_MS);
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#connecting?.catch(() => undefined);
    await this.#session?.close();
  }

  async #connect(): Promise<PostgresSession> {
    try {
      const session = await PostgresSession.open(this.#options, this.#name);
      try {
        await this.#own(session);
      } catch (error) {
        session.destroy();
        throw errorOf(error);
      }
      if (this.#failed !== null) this.#options.log?.info({}, 'the database is connected again');
      this.#failed = null;
      this.#hasOwned = true;
      this.#session = session;
      return session;
    } catch (cause) {
      this.#noteFailure(cause);
      throw cause;
    }
  }

  #noteFailure(cause: unknown): void {
    const pause = Math.min(LONGEST_PAUSE_MS, (this.#failed?.pause ?? FIRST_PAUSE_MS / 2) * 2);
    if (this.#failed === null && this.#hasOwned) {
      this.#options.log?.error({ cause }, `the database at ${nameOf(this.#options)} cannot be reached`);
    }
    this.#failed = { until: performance.now() + pause, pause, cause };
  }

  get #name(): string {
    return `alternat ${this.#id}`;
  }

  async #own(session: PostgresSession): Promise<void> {
    await this.#lock(session);
    await session.command(
      'create table if not exists workspace_owner (id integer primary key check (id = 1), owner text not null)',
    );
    if (this.#hasOwned) {
      const { rows } = await session.ask({
        text: 'select 1 from workspace_owner where owner = $1',
        values: [this.#id],
      });
      if (rows.length === 0) throw this.#replaced();
      return;
    }
    await session.ask({
      text: 'insert into workspace_owner values (1, $1) on conflict (id) do update set owner = excluded.owner',
      values: [this.#id],
    });
  }

  async #lock(session: PostgresSession): Promise<void> {
    const end = performance.now() + LOCK_PATIENCE_MS;
    for (;;) {
      const { rows } = await session.ask({
        text: `select 1 where pg_try_advisory_lock(${LOCK})`,
        values: [],
      });
      if (rows.length > 0) return;
      if (performance.now() > end) throw this.#locked();
      if (this.#hasOwned) await this.#endOwnRemains(session);
      await wait(LOCK_PAUSE_MS);
    }
  }

  /** Our former connection may live on at the server, which has not noticed yet that nobody listens. */
  async #endOwnRemains(session: PostgresSession): Promise<void> {
    await session.ask({
      text: `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = $1 and datname = current_database() and pid <> pg_backend_pid()`,
      values: [this.#name],
    });
  }

  #locked(): AppError {
    const where = nameOf(this.#options);
    const message = `the database at ${where} is in use by another process: stop that one, or set another DATABASE_URL`;
    // Before it has owned anything a process may leave; later its texts wait until storage is there again.
    if (this.#hasOwned) return storageFailing(message);
    return new AppError(ErrorCode.dataFolderLocked, message, { details: { database: where } });
  }

  /** What this process holds in memory may be older than what the other one has stored. */
  #replaced(): AppError {
    const where = nameOf(this.#options);
    const message = `another process has owned the database at ${where} meanwhile: this one must be started again`;
    this.#successor = new AppError(ErrorCode.ownershipLost, message);
    this.#options.log?.error({}, message);
    return this.#successor;
  }
}
