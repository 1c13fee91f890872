import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import type { Random } from './random.ts';
import type { WireClient } from './wire-client.ts';

/** Somebody at a text who writes word after word and asks for a receipt after each. */
export class TypingClient {
  readonly client: WireClient;
  readonly #name: string;
  readonly #random: Random;
  readonly #words: string[] = [];
  /** How many words were written before a mark was sent. */
  readonly #coveredBy = new Map<number, number>();

  constructor(client: WireClient, name: string, random: Random) {
    this.client = client;
    this.#name = name;
    this.#random = random;
  }

  /** Writes until told to stop, then waits for the last receipt. */
  async typeUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      this.#writeWord();
      // Two messages a word, of a hundred a second.
      await wait(25 + this.#random.below(30));
    }
    await this.client.receipt();
  }

  get receipts(): number {
    return this.#durable().length;
  }

  /** Words whose receipt says that they are on stable storage under a number up to this one. */
  receiptedUpTo(seq: number): string[] {
    const covered = this.#durable().filter(({ logSeq }) => logSeq <= seq);
    const count = Math.max(0, ...covered.map(({ mark }) => this.#coveredBy.get(mark) ?? 0));
    return this.#words.slice(0, count);
  }

  #durable() {
    return this.client.receipts.filter(({ status }) => status === ReceiptStatus.durable);
  }

  /** At one end of a paragraph: nothing is ever written into somebody's word. */
  #writeWord(): void {
    const word = `⟦${this.#name}-${this.#words.length}⟧`;
    const run = randomRun(this.client.doc, this.#random);
    run.insert(this.#random.chance(0.5) ? 0 : run.length, word);
    this.#words.push(word);
    this.#coveredBy.set(this.client.mark(), this.#words.length);
  }
}

function randomRun(doc: Y.Doc, random: Random): Y.XmlText {
  const fragment = doc.getXmlFragment(random.pick(['en', 'ru']));
  for (;;) {
    const part = fragment.get(random.below(fragment.length));
    const block = part instanceof Y.XmlElement && part.nodeName !== 'heading' ? part.get(0) : null;
    const run = block instanceof Y.XmlElement && block.length > 0 ? block.get(0) : null;
    if (run instanceof Y.XmlText) return run;
  }
}

/** All that a text says, in both languages. */
export const wholeText = (doc: Y.Doc): string =>
  ['en', 'ru'].map((language) => doc.getXmlFragment(language).toJSON()).join('\n');
