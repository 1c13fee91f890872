import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { FactName } from '#shared/audit/audit-fact.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Random } from '#test/support/random.ts';
import { type Route, type WildRequest, wildRequest } from './wild-requests.ts';

export type BodyFuzzTarget = { port: number; dataFolder: string; loginAs(member: string): Promise<string> };
type Answer = { status: number; text: string; type: string };

export type BodyFuzzReport = {
  asked: number;
  /** By status. */
  statuses: Map<number, number>;
  /** What must not be, as sentences. */
  faults: string[];
};

const MEMBERS = ['in-secretary', 'in-secretary', 'ru-cochair', 'in-observer', 'admin'];
const CODES: ReadonlySet<string> = new Set(Object.values(ErrorCode));
/** Below the number of requests that an address may make in a minute; then the next address asks. */
const REQUESTS_OF_AN_ADDRESS = 4000;
const ANSWER_WITHIN_MS = 10_000;
/** Without a change: the server has nothing left to write. */
const QUIET_MS = 1000;
/** Tries to log in are counted whether they succeed or not: that is what refuses the next one. */
const COUNTS_OF_TRIES = 'login_attempt';
/** A refused login is recorded. */
const RECORD = 'audit_fact';
const REFUSALS = FactName.loginRefused;
/** Faults that are told; more of them would only hide the first. */
const MOST_FAULTS = 50;

/**
 * Asks one after the other, so that every change of the database has one cause: a request that is refused must leave it
 * as it was, answer with a code, and never be called a fault of the server.
 */
export class BodyFuzz {
  readonly #target: BodyFuzzTarget;
  readonly #random: Random;
  readonly #cookies = new Map<string, string>();
  readonly #database: DatabaseSync;
  readonly #agent = new Agent({ keepAlive: true });
  #read = { version: -1, digest: '' };
  readonly #report: BodyFuzzReport = { asked: 0, statuses: new Map(), faults: [] };

  constructor(target: BodyFuzzTarget, random: Random) {
    this.#target = target;
    this.#random = random;
    this.#database = new DatabaseSync(join(target.dataFolder, 'alternat.sqlite'), { readOnly: true });
  }

  async run(routes: readonly Route[], ofEach: number): Promise<BodyFuzzReport> {
    try {
      for (let round = 0; round < ofEach; round += 1) {
        for (const route of routes) await this.#ask(route);
      }
      return this.#report;
    } finally {
      this.#database.close();
      this.#agent.destroy();
    }
  }

  async #ask(route: Route): Promise<void> {
    const wild = wildRequest(route, this.#random);
    const cookie = this.#random.chance(0.05) ? '' : await this.#cookieOf(this.#random.pick(MEMBERS));
    const { answer, hasChanged } = await this.#watched(wild, cookie);
    this.#report.asked += 1;
    if (typeof answer === 'string') return this.#fault(wild, `no answer: ${answer}`);
    const { status } = answer;
    this.#report.statuses.set(status, (this.#report.statuses.get(status) ?? 0) + 1);
    if (status >= 500) this.#fault(wild, `${status} ${answer.text.slice(0, 200)}`);
    if (status >= 400 && !hasCode(answer))
      this.#fault(wild, `no code: ${status} ${answer.text.slice(0, 200)}`);
    if (status >= 400 && hasChanged && (await this.#changesAgain(wild, cookie)))
      this.#fault(wild, `refused with ${status} and yet a change`);
    // It may have ended a login, or given one to somebody else.
    if (status === 401 || route.path.endsWith('/logout')) this.#cookies.clear();
    // Whoever is kept out could not log in for the requests that follow.
    const isSuspension = route.method === 'POST' && route.path.endsWith('/suspension');
    if (isSuspension && status < 300) await this.#send({ ...wild, method: 'DELETE', headers: {} }, cookie);
  }

  async #watched(
    wild: WildRequest,
    cookie: string,
  ): Promise<{ answer: Answer | string; hasChanged: boolean }> {
    const before = this.#content();
    const answer = await this.#send(wild, cookie).catch((error: unknown) => String(error));
    return { answer, hasChanged: this.#content() !== before };
  }

  /**
   * The server also writes what nobody asks for, such as the checkpoint of a text that everybody has left: what changes
   * with the same request again, at a moment when nothing else is written, changes because of it.
   */
  async #changesAgain(wild: WildRequest, cookie: string): Promise<boolean> {
    for (let before = ''; before !== this.#content();) {
      before = this.#content();
      await pause(QUIET_MS);
    }
    return (await this.#watched(wild, cookie)).hasChanged;
  }

  async #cookieOf(member: string): Promise<string> {
    const known = this.#cookies.get(member) ?? (await this.#target.loginAs(member));
    this.#cookies.set(member, known);
    return known;
  }

  /** A digest of all that is stored; read anew only when something was written. */
  #content(): string {
    const version = Number(this.#database.prepare('PRAGMA data_version').get()?.['data_version']);
    if (version !== this.#read.version) this.#read = { version, digest: this.#digest() };
    return this.#read.digest;
  }

  #digest(): string {
    const hash = createHash('sha256');
    const tables = this.#database
      .prepare(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
      )
      .all()
      .map(({ name }) => String(name));
    for (const table of tables) {
      if (table === COUNTS_OF_TRIES) continue;
      const kept = table === RECORD ? ` where fact <> '${REFUSALS}'` : '';
      for (const row of this.#database.prepare(`select * from "${table}"${kept}`).iterate()) {
        for (const value of Object.values(row)) {
          hash.update(value instanceof Uint8Array ? value : `${String(value)}\0`);
        }
      }
    }
    return hash.digest('hex');
  }

  #fault({ method, path, kind, headers, body }: WildRequest, what: string): void {
    if (this.#report.faults.length >= MOST_FAULTS) return;
    const shown = Buffer.from(body).toString('latin1').slice(0, 300);
    this.#report.faults.push(`${method} ${path} (${kind}, ${JSON.stringify(headers)}): ${what}\n  ${shown}`);
  }

  #send({ method, path, headers, body }: WildRequest, cookie: string): Promise<Answer> {
    const { port } = this.#target;
    const isWhole = this.#random.chance(0.8);
    const length = isWhole ? { 'content-length': String(body.length) } : { 'transfer-encoding': 'chunked' };
    // A GET has no body that anybody would read: what Node leaves of it would stand before the next request.
    const agent = method === 'GET' ? false : this.#agent;
    return new Promise((resolve, reject) => {
      const sent = request(
        { ...this.#address(), port, path, method, agent, headers: { ...headers, ...length, cookie } },
        (response) => {
          const type = response.headers['content-type'] ?? '';
          const status = response.statusCode ?? 0;
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
            // A stream of changes does not end.
            if (type.startsWith('text/event-stream')) sent.destroy();
          });
          response.on('error', () => undefined);
          response.on('close', () => resolve({ status, text, type }));
        },
      );
      sent.setTimeout(ANSWER_WITHIN_MS, () => sent.destroy(new Error('no answer in time')));
      sent.on('error', reject);
      sent.end(body);
    });
  }

  #address(): { host: string; localAddress: string } {
    const at = Math.floor(this.#report.asked / REQUESTS_OF_AN_ADDRESS);
    return { host: '127.0.0.1', localAddress: `127.0.0.${2 + (at % 200)}` };
  }
}

function hasCode({ text, type }: Answer): boolean {
  if (!type.startsWith('application/json')) return false;
  const answer: unknown = JSON.parse(text);
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : null;
  return typeof code === 'string' && CODES.has(code);
}
