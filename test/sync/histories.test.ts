import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { textKey } from '#shared/drafting/text-address.ts';
import { documentIdSchema } from '#shared/core/id.ts';
import { leaveTidyingToEditors } from '#server/sync/live-text.ts';
import { HandDrivenServer, type Line } from '#test/support/hand-driven-server.ts';
import { HonestEditor } from '#test/support/honest-editing.ts';
import { MemoryUpdateLog } from '#test/support/memory-update-log.ts';
import { type Random, runSeed, seeded } from '#test/support/random.ts';
import { SEED_CLIENT, smallText } from '#test/support/small-text.ts';
import { structView } from '#test/support/struct-view.ts';

const TEXT = 'history/common';
const KEY = textKey({ kind: 'common', document: documentIdSchema.parse('history') });
const MEMBERS = ['in-secretary', 'in-cochair', 'ru-secretary', 'ru-cochair', 'ru-interpreter'];
const STEPS = 120;
const STATE = smallText(4);

type Person = {
  member: string;
  doc: Y.Doc;
  editor: HonestEditor;
  line: Line | null;
  refusals: string[];
};

class History {
  readonly #random: Random;
  readonly #log = new MemoryUpdateLog();
  readonly #server: HandDrivenServer;
  readonly #people: Person[];
  readonly steps: string[] = [];

  constructor(random: Random) {
    this.#random = random;
    this.#log.create(KEY, { epoch: 1, state: STATE, claims: [{ clientId: SEED_CLIENT, member: 'server' }] });
    this.#server = new HandDrivenServer({
      log: this.#log,
      limits: { checkpointRows: 25 },
      logger: {
        info: () => {},
        warn: (fields, message) => this.steps.push(`${message} ${JSON.stringify(fields)}`),
        error: (fields, message) => this.steps.push(`${message} ${String(fields['cause'])}`),
      },
    });
    this.#people = MEMBERS.map((member) => {
      const doc = new Y.Doc();
      doc.clientID = 1000 + random.below(2 ** 31);
      Y.applyUpdate(doc, STATE);
      return { member, doc, editor: new HonestEditor(doc, random), line: null, refusals: [] };
    });
  }

  async run(): Promise<void> {
    for (const person of this.#people.slice(0, 4)) await this.#connect(person);
    for (let step = 0; step < STEPS; step += 1) await this.#step();
    await this.#quiet();
  }

  check(): void {
    const server = this.#people.map((person) => person.doc);
    const [first = new Y.Doc(), ...others] = server;
    const expected = structView(first);
    expect(this.#people.flatMap((person) => person.refusals)).toEqual([]);
    for (const doc of others) expect(structView(doc)).toEqual(expected);
  }

  /** The log alone gives the same text again. */
  async checkLog(): Promise<void> {
    const loaded = await this.#log.load(KEY);
    const doc = new Y.Doc();
    for (const language of ['en', 'ru']) doc.getXmlFragment(language);
    leaveTidyingToEditors(doc);
    doc.transact(() => {
      if (loaded?.checkpoint) Y.applyUpdate(doc, loaded.checkpoint.bytes);
      for (const row of loaded?.tail ?? []) Y.applyUpdate(doc, row.bytes);
    });
    const someone = this.#people[0]?.doc ?? new Y.Doc();
    expect(structView(doc)).toEqual(structView(someone));
  }

  destroy(): void {
    for (const person of this.#people) {
      person.editor.destroy();
      person.doc.destroy();
    }
  }

  async #step(): Promise<void> {
    const random = this.#random;
    const person = random.pick(this.#people);
    const draw = random.below(100);
    if (draw < 45) this.steps.push(`${person.member} ${person.editor.step()}`);
    else if (draw < 60) this.#deliver(person, 'up');
    else if (draw < 78) this.#deliver(person, 'down');
    else if (draw < 86) await this.#server.settle();
    else if (draw < 91) this.#cut(person);
    else if (draw < 97) await this.#connect(person);
    else if (draw < 99) this.#holdOrRelease();
    else this.#crash();
  }

  #deliver(person: Person, way: 'up' | 'down'): void {
    const frames = 1 + this.#random.below(4);
    for (let frame = 0; frame < frames; frame += 1) if (person.line?.pair[way]() !== true) break;
    this.steps.push(`${person.member} ${way} ${frames}`);
  }

  #cut(person: Person): void {
    this.steps.push(`${person.member} cut`);
    person.line?.pair.cut();
    person.line?.client.mute();
    person.line = null;
  }

  async #connect(person: Person): Promise<void> {
    if (person.line !== null && !person.line.client.isOver) return;
    this.steps.push(`${person.member} connects`);
    person.line?.client.mute();
    const isStock = person.member === 'ru-interpreter';
    person.line = await this.#server.connect({
      text: TEXT,
      member: person.member,
      doc: person.doc,
      isAnnounced: !isStock,
    });
    const { client } = person.line;
    client.socket.on('close', (code: number) => {
      this.steps.push(`${person.member} was closed with ${code}`);
      if (code >= 4400 && code < 4500) person.refusals.push(`${person.member} closed with ${code}`);
    });
  }

  #holdOrRelease(): void {
    this.steps.push('hold or release commits');
    if (this.#random.chance(0.5)) this.#log.hold();
    else this.#log.release();
  }

  #crash(): void {
    this.steps.push('crash');
    this.#log.forgetHeld();
    this.#server.kill();
    for (const person of this.#people) this.#cut(person);
  }

  async #quiet(): Promise<void> {
    this.#log.release();
    for (const person of this.#people) await this.#connect(person);
    for (let idle = 0; idle < 3;) {
      let moved = false;
      for (const person of this.#people) {
        while (person.line?.pair.up() === true) moved = true;
        while (person.line?.pair.down() === true) moved = true;
      }
      await this.#server.settle();
      idle = moved ? 0 : idle + 1;
    }
  }
}

async function replay(seed: number): Promise<void> {
  const history = new History(seeded(seed));
  try {
    await history.run();
    history.check();
    await history.checkLog();
  } catch (error) {
    throw new Error(`seed ${seed} failed after:\n${history.steps.join('\n')}`, { cause: error });
  } finally {
    history.destroy();
  }
}

/** Seeds that once failed. */
const KEPT: Record<number, string> = {
  2: 'formatting that Yjs tidied on the server alone never reached the author of the update',
  110: 'the same',
  52102: 'tidying formatting while the log was read took a visible mark away',
  23: 'typing before the opening exchange was over counted as a fault',
};

for (const [seed, why] of Object.entries(KEPT)) {
  test(`[SYNC-14] kept seed ${seed}: ${why}`, () => replay(Number(seed)));
}

const COUNT = Number(process.env['HISTORIES'] ?? 300);

test(`[SYNC-14] ${COUNT} seeded histories of five people converge, struct by struct`, async () => {
  const first = runSeed('HISTORY_SEED');
  console.info(`histories: first seed ${first}, ${COUNT} runs (repeat one with HISTORY_SEED=… HISTORIES=1)`);
  for (let run = 0; run < COUNT; run += 1) await replay(first + run);
}, 600_000);
