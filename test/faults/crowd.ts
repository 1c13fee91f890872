import { ok } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { openText, type Reachable } from '#test/support/open-text.ts';
import type { Random } from '#test/support/random.ts';
import type { WireClient } from '#test/support/wire-client.ts';
import { Desk, readRegister } from './desk.ts';
import type { Promises } from './promises.ts';
import { SteadyWriter } from './steady-writer.ts';
import { contentOf, partsOf } from './text-content.ts';

const LOOK_EVERY_MS = 100;
const DESK_MS = 10;
const KEPT_TO = 'the register cannot be read on a sound server';

type Work = {
  isOver: () => boolean;
  /** Milliseconds between two words, at most. */
  paceMs: number;
  /** Whether writers whose connection breaks come back meanwhile. */
  comesBack?: boolean;
};

/** Two who write, one at the desk, one who reads with our client and one with a stock client: the load of most faults. */
export class Crowd {
  readonly writers: readonly [SteadyWriter, SteadyWriter];
  readonly desk: Desk;
  readonly #random: Random;
  readonly #promises: Promises;
  readonly #cookies: { reader: string; stock: string };
  #server: Reachable;
  #readers: readonly WireClient[] = [];
  #words = 0;

  private constructor(
    server: Reachable,
    parts: Pick<Crowd, 'writers' | 'desk'>,
    given: { random: Random; promises: Promises; cookies: { reader: string; stock: string } },
  ) {
    this.#server = server;
    this.writers = parts.writers;
    this.desk = parts.desk;
    this.#random = given.random;
    this.#promises = given.promises;
    this.#cookies = given.cookies;
  }

  static async open(server: Reachable, given: { random: Random; promises: Promises }): Promise<Crowd> {
    const writers = await Promise.all([
      SteadyWriter.open(server, 'in-secretary', given.random),
      SteadyWriter.open(server, 'ru-secretary', given.random),
    ]);
    const desk = await Desk.open(server, 'ru-secretary');
    const cookies = { reader: await server.loginAs('ru-cochair'), stock: await server.loginAs('in-cochair') };
    const crowd = new Crowd(server, { writers, desk }, { ...given, cookies });
    await crowd.#openReaders();
    return crowd;
  }

  word(by: string): string {
    this.#words += 1;
    return `⟦${by}${this.#words}⟧`;
  }

  get clients(): readonly WireClient[] {
    return [...this.writers.map(({ client }) => client), ...this.#readers];
  }

  /** Everybody works until it is over. */
  async work(work: Work): Promise<void> {
    await Promise.all([
      ...this.writers.map((writer) => this.#write(writer, work)),
      this.#keepTheDesk(work),
      this.#lookAtTheRegister(work),
    ]);
  }

  async workFor(ms: number, work: Omit<Work, 'isOver'>): Promise<void> {
    const until = performance.now() + ms;
    await this.work({ ...work, isOver: () => performance.now() > until });
  }

  async doAtDesk(what: 'note' | 'register' | 'part'): Promise<void> {
    if (what === 'note') return await this.desk.note(this.word('n'));
    if (what === 'register') return await this.desk.register(this.word('r'));
    const beside = partsOf(this.writers[0].doc, 'en').at(-2)?.getAttribute('cid');
    return await this.desk.insertPart(String(beside));
  }

  /** What has been promised up to now. */
  collect(): void {
    for (const writer of this.writers) this.#promises.receipted(writer.receipted());
    this.#promises.receipted(this.desk.receipted);
    for (const { doc } of this.#readers) this.#promises.seen(contentOf(doc));
  }

  async lookAtTheRegister(): Promise<void> {
    const seen = await readRegister(this.#server, this.#cookies.reader, this.desk.action);
    if (seen !== null) this.#promises.seen(seen);
  }

  /**
   * Comes back to a server that was started again. Somebody who has nothing looks first: whoever comes back with an own
   * copy would mend what the server has lost.
   */
  async comeBack(server: Reachable): Promise<boolean> {
    this.leave();
    this.#server = server;
    await this.#openReaders();
    const register = await readRegister(server, this.#cookies.reader, this.desk.action);
    ok(register !== null, KEPT_TO);
    const isKept = this.#readers.every(({ doc }) => this.#promises.isKeptBy(`${contentOf(doc)}${register}`));
    for (const writer of this.writers) await writer.comeBack(server);
    await this.desk.comeBack(server);
    return isKept;
  }

  /** Until everything that was written is receipted, and everybody sees the same. */
  async settle(): Promise<void> {
    for (const writer of this.writers) await writer.settle();
    for (const [at, client] of this.#readers.entries()) if (client.isOver) await this.#openReader(at);
    const clients = this.clients;
    const isSame = (): boolean => new Set(clients.map(({ doc }) => contentOf(doc))).size === 1;
    const until = performance.now() + 10_000;
    while (!isSame()) {
      ok(performance.now() < until, 'replicas differ after everything was receipted');
      await wait(20);
    }
  }

  leave(): void {
    for (const client of this.clients) client.close();
  }

  async #openReaders(): Promise<void> {
    this.#readers = await Promise.all([
      openText(this.#server, 'ru-cochair', { cookie: this.#cookies.reader }),
      openText(this.#server, 'in-cochair', { cookie: this.#cookies.stock, isStock: true }),
    ]);
  }

  async #openReader(at: number): Promise<void> {
    const isStock = at === 1;
    const [member, cookie] = isStock
      ? ['in-cochair', this.#cookies.stock]
      : ['ru-cochair', this.#cookies.reader];
    const again = await openText(this.#server, member, { cookie, isStock });
    this.#readers = this.#readers.with(at, again);
  }

  async #write(writer: SteadyWriter, { isOver, paceMs, comesBack = false }: Work): Promise<void> {
    const name = writer.member.slice(0, 2);
    while (!isOver()) {
      if (writer.isOver && !comesBack) return;
      if (writer.isOver) await writer.comeBackSoon();
      if (this.#random.chance(0.05)) writer.comment(this.word(name));
      else writer.type(this.word(name));
      if (this.#random.chance(0.4)) writer.ask();
      await wait(this.#random.below(paceMs));
    }
  }

  async #keepTheDesk({ isOver, paceMs }: Work): Promise<void> {
    while (!isOver()) {
      await this.doAtDesk(this.#random.pick(['note', 'note', 'note', 'note', 'register', 'part']));
      await wait(DESK_MS + this.#random.below(4 * paceMs));
    }
  }

  async #lookAtTheRegister({ isOver }: Work): Promise<void> {
    while (!isOver()) {
      await this.lookAtTheRegister();
      await wait(LOOK_EVERY_MS);
    }
  }
}
