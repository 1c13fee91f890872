import type * as Y from 'yjs';
import { documentIdSchema } from '#shared/core/id.ts';
import { type TextKey, textKey } from '#shared/drafting/text-address.ts';
import { createTextGate } from '#server/sync/gate/create-text-gate.ts';
import { HandDrivenServer, type Line } from '#test/support/hand-driven-server.ts';
import { MemoryUpdateLog } from '#test/support/memory-update-log.ts';
import { type Random, seeded } from '#test/support/random.ts';
import { SEED_CLIENT } from '#test/support/small-text.ts';

/** Somebody at one tab: a replica, and the line that it has at the moment. */
export type Person = { readonly name: string; readonly member: string; doc: Y.Doc; line: Line | null };

type Options<P extends Person> = {
  random: Random;
  state: Uint8Array;
  checkpointRows: number;
  /** Who speaks as a stock client does. */
  stock: string;
  /** A line was closed with a code of refusal. */
  onRefused: (person: P, code: number) => void;
};

const TEXT = 'history/common';

/** A text with people around it whose lines a seed drives: what arrives, breaks and comes back is its decision alone. */
export class RandomRoom<P extends Person> {
  readonly key: TextKey = textKey({ kind: 'common', document: documentIdSchema.parse('history') });
  readonly steps: string[] = [];
  readonly people: P[] = [];
  readonly log = new MemoryUpdateLog();
  readonly server: HandDrivenServer;
  readonly #options: Options<P>;

  constructor(options: Options<P>) {
    this.#options = options;
    const { random, state, checkpointRows } = options;
    this.log.create(this.key, { epoch: 1, state, claims: [{ clientId: SEED_CLIENT, member: 'server' }] });
    // The server's own clientIDs decide between concurrent changes, too: they are part of the seed.
    const clientIds = seeded(~random.seed);
    this.server = new HandDrivenServer({
      log: this.log,
      limits: { checkpointRows },
      createGate: (gate) => {
        gate.doc.clientID = 2 ** 31 + clientIds.below(2 ** 31);
        return createTextGate(gate);
      },
      logger: {
        info: () => {},
        warn: (fields, message) => this.steps.push(`${message} ${JSON.stringify(fields)}`),
        error: (fields, message) => this.steps.push(`${message} ${String(fields['cause'])}`),
      },
    });
  }

  deliver(person: P, way: 'up' | 'down'): void {
    const frames = 1 + this.#options.random.below(4);
    for (let frame = 0; frame < frames; frame += 1) if (person.line?.pair[way]() !== true) break;
    this.steps.push(`${person.name} ${way} ${frames}`);
  }

  cut(person: P): void {
    this.steps.push(`${person.name} cut`);
    person.line?.pair.cut();
    person.line?.client.mute();
    person.line = null;
  }

  async connect(person: P): Promise<void> {
    if (person.line !== null && !person.line.client.isOver) return;
    this.steps.push(`${person.name} connects`);
    person.line?.client.mute();
    const { member, doc } = person;
    const isAnnounced = member !== this.#options.stock;
    const line = await this.server.connect({ text: TEXT, member, doc, isAnnounced });
    person.line = line;
    line.client.socket.on('close', (code: number) => {
      this.steps.push(`${person.name} was closed with ${code}`);
      if (code >= 4400 && code < 4500) this.#options.onRefused(person, code);
    });
  }

  holdOrRelease(): void {
    this.steps.push('hold or release commits');
    if (this.#options.random.chance(0.5)) this.log.hold();
    else this.log.release();
  }

  /** The process dies; what was not committed never will be. */
  crash(): void {
    this.steps.push('crash');
    this.log.forgetHeld();
    this.server.kill();
    for (const person of this.people) this.cut(person);
  }

  /** In order, with a last checkpoint: everything is rebuilt from it. */
  async restart(): Promise<void> {
    this.steps.push('restart');
    this.log.release();
    await this.server.stop();
    this.server.kill();
    for (const person of this.people) this.cut(person);
  }

  /** Everybody is there, and all that was on its way arrives. */
  async quiet(): Promise<void> {
    this.log.release();
    for (const person of this.people) await this.connect(person);
    for (let idle = 0; idle < 3;) {
      let moved = false;
      for (const { line } of this.people) moved = drain(line) || moved;
      await this.server.settle();
      idle = moved ? 0 : idle + 1;
    }
  }

  destroy(): void {
    this.server.kill();
    for (const { doc } of this.people) doc.destroy();
  }
}

function drain(line: Line | null): boolean {
  let moved = false;
  while (line?.pair.up() === true) moved = true;
  while (line?.pair.down() === true) moved = true;
  return moved;
}
