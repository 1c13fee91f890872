// One connection to PostgreSQL, and everything that is asked of it before it is trusted.
import { Client, type QueryResult } from 'pg';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { errorOf, storageFailing } from './postgres-errors.ts';
import { type PostgresValue, postgresTypes } from './postgres-values.ts';

export type PostgresPlace = {
  /** `postgres://USER:PASSWORD@HOST:PORT/DATABASE` */
  url: string;
  /** Lets a server be used that does not write to its disk before it answers: for tests and throw-away data. */
  isUnsafeAllowed?: boolean;
  /** A server that says nothing for so long is failing; the outcome of what was asked is then unknown. */
  answerLimitMs?: number;
};

export type PostgresStatement = {
  readonly text: string;
  readonly values: readonly PostgresValue[];
  /** Set for statements that come again and again: the server then parses and plans them once. */
  readonly name?: string;
};

export type PostgresAnswer = { readonly rows: readonly object[]; readonly changes: number | null };

const CONNECT_LIMIT_MS = 5_000;
const ANSWER_LIMIT_MS = 30_000;
const OLDEST_SERVER = 150_000;
/** A machine that vanished without a word gives its lock back after these: 10 s, and three questions 5 s apart. */
const KEEPALIVE = { idle: 10, interval: 5, count: 3 } as const;

/** Where it is, without the password. */
export function nameOf({ url }: PostgresPlace): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname === '' ? 'localhost' : hostname}:${port === '' ? '5432' : port}${pathname}`;
}

export class PostgresSession {
  readonly #client: Client;
  #isOver = false;

  private constructor(client: Client) {
    this.#client = client;
    const end = () => {
      this.#isOver = true;
    };
    client.on('error', end);
    client.on('end', end);
  }

  /** Connects and makes the connection durable; refuses with `storage-failing` or `invalid-configuration`. */
  static async open(place: PostgresPlace, name: string): Promise<PostgresSession> {
    const client = new Client({
      connectionString: place.url,
      connectionTimeoutMillis: CONNECT_LIMIT_MS,
      query_timeout: place.answerLimitMs ?? ANSWER_LIMIT_MS,
      keepAlive: true,
      // What is asked in one breath travels in one: a unit of many statements would pay the way for each of them.
      pipeline: true,
      types: postgresTypes,
    });
    const session = new PostgresSession(client);
    try {
      await client.connect();
      await session.#prepare(place, name);
      return session;
    } catch (error) {
      session.destroy();
      throw errorOf(error);
    }
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Rejects with the error of the server or of the wire as it is; `errorOf` tells what it means. */
  async ask({ text, values, name }: PostgresStatement): Promise<PostgresAnswer> {
    if (this.#isOver) throw storageFailing('the connection to the database is broken');
    const { rows, rowCount }: QueryResult<object> = await this.#client.query({
      text,
      values: [...values],
      ...(name === undefined ? {} : { name }),
    });
    return { rows, changes: rowCount };
  }

  /** For statements without values or rows; gives the command that the server says it has carried out. */
  async command(text: string): Promise<string> {
    if (this.#isOver) throw storageFailing('the connection to the database is broken');
    const { command } = await this.#client.query(text);
    return command;
  }

  async close(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    await this.#client.end();
  }

  /** At once, in whatever state: what the server had not answered fails. */
  destroy(): void {
    this.#isOver = true;
    // Nobody waits for a goodbye on a connection that is not trusted any more.
    this.#client.connection.stream.destroy();
  }

  async #prepare(place: PostgresPlace, name: string): Promise<void> {
    const { rows } = await this.ask({
      text: `select name, setting from pg_settings where name in
        ('server_version_num', 'server_encoding', 'fsync', 'full_page_writes', 'synchronous_commit')`,
      values: [],
    });
    const settings = new Map(
      rows.map((row) => Object.values(row).map(String)).map(([name, value]) => [name, value]),
    );
    requireSound(place, (name) => settings.get(name) ?? '');
    await this.ask({ text: `select set_config('application_name', $1, false)`, values: [name] });
    // "remote_apply" waits for even more; "off" and "local" for less than was promised.
    if (settings.get('synchronous_commit') !== 'remote_apply')
      await this.command('set synchronous_commit to on');
    await this.command(`set tcp_keepalives_idle to ${KEEPALIVE.idle}`);
    await this.command(`set tcp_keepalives_interval to ${KEEPALIVE.interval}`);
    await this.command(`set tcp_keepalives_count to ${KEEPALIVE.count}`);
    // A unit of work reads and writes alone (see `open-postgres.ts`): there is nobody to be isolated from.
    await this.command(`set default_transaction_isolation to 'read committed'`);
    await this.command('set idle_in_transaction_session_timeout to 0');
    await this.command('set statement_timeout to 0');
  }
}

function requireSound(place: PostgresPlace, setting: (name: string) => string): void {
  const where = `the database at ${nameOf(place)}`;
  const refuse = (sentence: string): never => {
    throw new AppError(ErrorCode.invalidConfiguration, `${where} ${sentence}`);
  };
  if (Number(setting('server_version_num')) < OLDEST_SERVER) refuse('must be PostgreSQL 15 or later');
  if (setting('server_encoding') !== 'UTF8') refuse('must have the encoding UTF8');
  if (place.isUnsafeAllowed === true) return;
  for (const name of ['fsync', 'full_page_writes']) {
    if (setting(name) !== 'on')
      refuse(
        `has ${name} off: what it calls stored is lost in a power cut. Switch it on, or say DATABASE_UNSAFE=allowed`,
      );
  }
}
