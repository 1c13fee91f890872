import { newAction } from '#test/support/new-action.ts';
import type { Reachable } from '#test/support/open-text.ts';
import { partWord } from './text-content.ts';

const DOCUMENT = 'protocol-11';
/** What the server may answer while storage fails or two write at once; anything else is a fault of its own. */
const HONEST_REFUSALS: ReadonlySet<number> = new Set([409, 503]);

/** A command that was under way when storage began to fail waits for it; nobody at a desk does so for ever. */
const PATIENCE_MS = 10_000;

type Answer = { status: number; body: unknown };

/** A member at the register and at the commands on parts: every answer "done" is a promise like a receipt. */
export class Desk {
  readonly receipted: string[] = [];
  readonly action: string;
  #server: Reachable;
  readonly #cookie: string;
  #revision: number;

  private constructor(server: Reachable, cookie: string, row: { action: string; revision: number }) {
    this.#server = server;
    this.#cookie = cookie;
    this.action = row.action;
    this.#revision = row.revision;
  }

  /** With an action of its own to write notes on. */
  static async open(server: Reachable, member: string): Promise<Desk> {
    const cookie = await server.loginAs(member);
    const { status, body } = await post(server, '/api/actions', { cookie, body: newAction() });
    if (status !== 201) throw new Error(`no action to write on: ${status}`);
    return new Desk(server, cookie, rowOf(body));
  }

  async comeBack(server: Reachable): Promise<void> {
    this.#server = server;
    await this.#lookAgain();
  }

  async note(word: string): Promise<void> {
    const body = { expectedRevision: this.#revision, move: { move: 'note', words: word } };
    const answer = await this.#asked(`/api/actions/${this.action}/moves`, body);
    if (answer?.status === 200) {
      this.receipted.push(word);
      this.#revision = rowOf(answer.body).revision;
    } else await this.#lookAgain();
  }

  async register(word: string): Promise<void> {
    const answer = await this.#asked('/api/actions', newAction({ deliverable: { en: word, ru: word } }));
    if (answer?.status === 201) this.receipted.push(word);
  }

  async insertPart(beside: string): Promise<void> {
    const body = { kind: 'insert', beside, side: 'after', as: 'clause' };
    const answer = await this.#asked(`/api/documents/${DOCUMENT}/parts`, body);
    if (answer?.status === 200) this.receipted.push(partWord(textIn(answer.body, 'part')));
  }

  /** What was not answered as done may have been done all the same. */
  async #lookAgain(): Promise<void> {
    const answer = await get(this.#server, this.#cookie, `/api/actions/${this.action}`);
    if (answer?.status === 200) this.#revision = rowOf(answer.body).revision;
  }

  async #asked(path: string, body: unknown): Promise<Answer | null> {
    const answer = await post(this.#server, path, { cookie: this.#cookie, body }).catch(() => null);
    if (answer === null || answer.status < 300 || HONEST_REFUSALS.has(answer.status)) return answer;
    throw new Error(`POST ${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
}

/** The register and one action with its history; null when the server does not answer. */
export async function readRegister(
  server: Reachable,
  cookie: string,
  action: string,
): Promise<string | null> {
  const answers = [
    await get(server, cookie, `/api/actions/${action}`),
    await get(server, cookie, '/api/actions'),
  ];
  if (answers.some((answer) => answer?.status !== 200)) return null;
  return JSON.stringify(answers.map((answer) => answer?.body));
}

async function get(server: Reachable, cookie: string, path: string): Promise<Answer | null> {
  try {
    return await answerOf(await fetch(`${server.url}${path}`, { headers: { cookie } }));
  } catch {
    return null;
  }
}

async function post(
  server: Reachable,
  path: string,
  given: { cookie: string; body: unknown },
): Promise<Answer> {
  const headers = { 'content-type': 'application/json', cookie: given.cookie };
  const body = JSON.stringify(given.body);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return await answerOf(await fetch(`${server.url}${path}`, { method: 'POST', headers, body, signal }));
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, body: await response.json() };
}

function rowOf(body: unknown): { action: string; revision: number } {
  const row = body !== null && typeof body === 'object' && 'row' in body ? body.row : null;
  const revision = row !== null && typeof row === 'object' && 'revision' in row ? row.revision : null;
  if (typeof revision !== 'number') throw new Error(`no row in ${JSON.stringify(body)}`);
  return { action: textIn(row, 'id'), revision };
}

function textIn(value: unknown, name: string): string {
  const found: unknown = value !== null && typeof value === 'object' ? Reflect.get(value, name) : null;
  if (typeof found !== 'string') throw new Error(`no ${name} in ${JSON.stringify(value)}`);
  return found;
}
