import { setTimeout as wait } from 'node:timers/promises';
import type * as Y from 'yjs';
import { anchorOn } from '#shared/drafting/comments/comment-place.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { openText, type Reachable } from '#test/support/open-text.ts';
import type { Random } from '#test/support/random.ts';
import type { WireClient } from '#test/support/wire-client.ts';
import { partsOf, randomWords } from './text-content.ts';

/** A commit is told within these, or its connection closed: storage that fails answers as well. */
const ANSWER_WITHIN_MS = 20_000;
const HEALED_WITHIN_MS = 40_000;
const PAUSE_MS = 50;

/** A person with a browser: keeps what is written through every break, comes back, and knows what is receipted. */
export class SteadyWriter {
  readonly member: string;
  readonly #random: Random;
  #server: Reachable;
  #cookie: string;
  #client: WireClient;
  #words: string[] = [];
  #asked = new Map<number, number>();
  #durable = 0;

  private constructor(
    server: Reachable,
    parts: { cookie: string; client: WireClient; random: Random },
    member: string,
  ) {
    this.#server = server;
    this.#cookie = parts.cookie;
    this.#client = parts.client;
    this.#random = parts.random;
    this.member = member;
  }

  static async open(server: Reachable, member: string, random: Random): Promise<SteadyWriter> {
    const cookie = await server.loginAs(member);
    const client = await openText(server, member, { cookie });
    return new SteadyWriter(server, { cookie, client, random }, member);
  }

  get doc(): Y.Doc {
    return this.#client.doc;
  }

  get client(): WireClient {
    return this.#client;
  }

  get isOver(): boolean {
    return this.#client.isOver;
  }

  type(word: string, more = ''): void {
    const words = randomWords(this.doc, this.#random);
    words.insert(this.#random.below(2) === 0 ? 0 : words.length, `${word}${more}`);
    this.#words.push(word);
  }

  comment(word: string): void {
    const clause = partsOf(this.doc, 'en').find((part) => part.nodeName === 'clause');
    const anchor = anchorOn(
      this.doc,
      { language: 'en', part: String(clause?.getAttribute('cid')) },
      { from: 0, to: 3 },
    );
    const id = crypto.randomUUID();
    const by = { member: this.member, side: this.member.slice(0, 2), at: 1 };
    this.doc.getMap('comments').set(id, { ...by, kind: 'open', thread: id, turn: 0, words: word, anchor });
    this.#words.push(word);
  }

  /** Asks for a receipt of all so far. */
  ask(): number {
    const mark = this.#client.mark();
    this.#asked.set(mark, this.#words.length);
    return mark;
  }

  /** Asks and waits for an answer, whatever it is, or the end of the connection. True: durable. */
  async answered(): Promise<boolean> {
    const mark = this.ask();
    const answer = () => this.#client.receipts.find((receipt) => receipt.mark === mark);
    await this.#client.until(() => answer() !== undefined || this.isOver, ANSWER_WITHIN_MS);
    return answer()?.status === ReceiptStatus.durable;
  }

  /** Comes back to that server with all that it holds. */
  async comeBack(server: Reachable = this.#server): Promise<void> {
    this.receipted();
    this.#client.close();
    this.#server = server;
    this.#asked = new Map();
    const { doc } = this;
    this.#client = await openText(server, this.member, { cookie: this.#cookie, doc });
  }

  /** As often as it takes. */
  async comeBackSoon(): Promise<void> {
    const until = performance.now() + HEALED_WITHIN_MS;
    for (;;) {
      try {
        return await this.comeBack();
      } catch (error) {
        if (performance.now() > until) throw error;
        await wait(PAUSE_MS);
      }
    }
  }

  /** Until everything that was written is receipted. */
  async settle(): Promise<void> {
    const until = performance.now() + HEALED_WITHIN_MS;
    while (performance.now() < until) {
      if (this.isOver) await this.comeBackSoon();
      if (await this.answered()) return;
      await wait(PAUSE_MS);
    }
    throw new Error(`${this.member} had no receipt for ${HEALED_WITHIN_MS} ms after the fault`);
  }

  /** Words that the server has called durable. */
  receipted(): string[] {
    for (const { mark, status } of this.#client.receipts) {
      if (status !== ReceiptStatus.durable) continue;
      this.#durable = Math.max(this.#durable, this.#asked.get(mark) ?? 0);
    }
    return this.#words.slice(0, this.#durable);
  }

  close(): void {
    this.#client.close();
  }
}
