import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { AppError } from '#shared/core/app-error.ts';
import { documentIdSchema } from '#shared/core/id.ts';
import { keepRemovedParts } from '#shared/drafting/text/removed-parts.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { PartCommandText } from '#server/drafting/part-command-text.ts';
import type { PartOperation } from '#server/drafting/part-operation.ts';
import { performPartOperation } from '#server/drafting/perform-part-operation.ts';
import { HandDrivenServer, type Line } from '#test/support/hand-driven-server.ts';
import { MemoryUpdateLog } from '#test/support/memory-update-log.ts';
import { type Random, runSeed, seeded } from '#test/support/random.ts';
import { SEED_CLIENT, smallText } from '#test/support/small-text.ts';

const TEXT = 'moves/common';
const KEY = textKey({ kind: 'common', document: documentIdSchema.parse('moves') });
const LANGUAGES = ['en', 'ru'] as const;
const STATE = smallText(5);
const STEPS = 120;

type Person = { member: string; doc: Y.Doc; line: Line | null; refused: number };

/** People who type letters that nobody else types, while parts are moved, cut, joined and retyped under their hands. */
class Moves {
  readonly steps: string[] = [];
  readonly #random: Random;
  readonly #log = new MemoryUpdateLog();
  readonly #server: HandDrivenServer;
  readonly #people: Person[];
  readonly #typed: string[] = [];
  readonly #undone: PartOperation[] = [];
  #ids = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#log.create(KEY, { epoch: 1, state: STATE, claims: [{ clientId: SEED_CLIENT, member: 'server' }] });
    this.#server = new HandDrivenServer({
      log: this.#log,
      limits: { checkpointRows: 15 },
      logger: {
        info: () => {},
        warn: (fields, message) => this.steps.push(`${message} ${JSON.stringify(fields)}`),
        error: (fields, message) => this.steps.push(`${message} ${String(fields['cause'])}`),
      },
    });
    this.#people = ['in-secretary', 'in-cochair', 'ru-secretary', 'ru-interpreter'].map((member) => {
      const doc = new Y.Doc();
      keepRemovedParts(doc);
      doc.clientID = 1000 + random.below(2 ** 31);
      Y.applyUpdate(doc, STATE);
      return { member, doc, line: null, refused: 0 };
    });
  }

  async run(): Promise<void> {
    for (const person of this.#people) await this.#connect(person);
    for (let step = 0; step < STEPS; step += 1) await this.#step();
    await this.#quiet();
  }

  check(): void {
    const texts = this.#people.map(({ doc }) => words(doc));
    for (const text of texts) expect(text).toEqual(texts[0]);
    expect(this.#people.map(({ refused }) => refused)).toEqual([0, 0, 0, 0]);
    const all = texts[0] ?? '';
    const found = this.#typed.map((letter) => `${letter} ${all.split(letter).length - 1}`);
    expect(found).toEqual(this.#typed.map((letter) => `${letter} 1`));
  }

  destroy(): void {
    for (const { doc } of this.#people) doc.destroy();
  }

  async #step(): Promise<void> {
    const person = this.#random.pick(this.#people);
    const draw = this.#random.below(100);
    if (draw < 45) this.#type(person);
    else if (draw < 58) this.#deliver(person, 'up');
    else if (draw < 70) this.#deliver(person, 'down');
    else if (draw < 84) await this.#command();
    else if (draw < 90) await this.#server.settle();
    else if (draw < 94) this.#cut(person);
    else if (draw < 99) await this.#connect(person);
    else await this.#restart();
  }

  /** A word by its letters, as people type: each letter is an update of its own. */
  #type(person: Person): void {
    const text = this.#somewhere(person.doc);
    if (text === null) return;
    const letters = Array.from({ length: 3 }, () => this.#newLetter());
    let at = this.#random.below(wordsOf(text).length + 1);
    this.steps.push(`${person.member} types ${letters.join('')}`);
    for (const piece of this.#random.chance(0.5) ? [letters.join('')] : letters) {
      text.insert(at, piece);
      at += piece.length;
    }
  }

  /** A letter that stands nowhere else: nothing can hide its loss or its double. */
  #newLetter(): string {
    const letter = String.fromCodePoint(0x4e00 + this.#typed.length);
    this.#typed.push(letter);
    return letter;
  }

  #somewhere(doc: Y.Doc): Y.XmlText | null {
    const fragment = doc.getXmlFragment(this.#random.pick(LANGUAGES));
    const part: unknown = fragment.get(this.#random.below(fragment.length));
    if (!(part instanceof Y.XmlElement)) return null;
    if (part.nodeName === 'heading') return textIn(part);
    const block: unknown = part.length === 0 ? null : part.get(this.#random.below(part.length));
    return block instanceof Y.XmlElement ? textIn(block) : null;
  }

  async #command(): Promise<void> {
    const room = await this.#server.room(KEY);
    if (room === null) throw new Error('no room');
    try {
      const written = room.write({ member: 'in-secretary' }, (doc) => {
        const text = new PartCommandText({ doc, languages: LANGUAGES, newId: () => `n-${(this.#ids += 1)}` });
        const operation = this.#operation(text);
        this.steps.push(`command ${JSON.stringify(operation)}`);
        this.#undone.push(performPartOperation(text, operation).inverse);
      });
      void written.catch(() => this.steps.push('command was not stored'));
      if (this.#random.chance(0.5)) await this.#server.settle();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.steps.push(`refused: ${error.message}`);
    }
  }

  #operation(text: PartCommandText): PartOperation {
    const random = this.#random;
    const earlier = this.#undone.pop();
    if (earlier !== undefined && earlier.kind !== 'delete' && random.chance(0.3)) return earlier;
    const parts = text.parts('en').map((part) => String(part.getAttribute('cid')));
    const part = random.pick(parts);
    const draw = random.below(100);
    if (draw < 50) return { kind: 'move', part, after: random.chance(0.1) ? null : random.pick(parts) };
    if (draw < 70) return this.#split(text, part);
    if (draw < 85) return { kind: 'join', part, seams: {} };
    if (draw < 95) return { kind: 'markup', part, ...random.pick(MARKUPS) };
    return { kind: 'insert', part: `i-${(this.#ids += 1)}`, after: part, name: 'clause', attributes: {} };
  }

  #split(text: PartCommandText, part: string): PartOperation {
    const element = text.find('en', part)?.element;
    const block: unknown = element?.get(0);
    const line = block instanceof Y.XmlElement ? textIn(block) : null;
    const id: unknown = block instanceof Y.XmlElement ? block.getAttribute('id') : null;
    const offset = line === null ? null : this.#random.below(wordsOf(line).length + 1);
    const at = typeof id === 'string' ? { en: { block: id, offset } } : {};
    const newPart = `s-${(this.#ids += 1)}`;
    return { kind: 'split', part, newPart, at, place: 1, name: 'clause', attributes: {} };
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
    person.line = await this.#server.connect({ text: TEXT, member: person.member, doc: person.doc });
    person.line.client.socket.on('close', (code: number) => {
      if (code >= 4400 && code < 4500) person.refused += 1;
    });
  }

  /** In order: everything is rebuilt from the log. */
  async #restart(): Promise<void> {
    this.steps.push('restart');
    await this.#server.stop();
    this.#server.kill();
    for (const person of this.#people) this.#cut(person);
  }

  async #quiet(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      for (const person of this.#people) await this.#connect(person);
      for (let idle = 0; idle < 3;) {
        let moved = false;
        for (const { line } of this.#people) moved = drain(line) || moved;
        await this.#server.settle();
        idle = moved ? 0 : idle + 1;
      }
    }
  }
}

function drain(line: Line | null): boolean {
  let moved = false;
  while (line?.pair.up() === true) moved = true;
  while (line?.pair.down() === true) moved = true;
  return moved;
}

const MARKUPS = [
  { name: 'clause', attributes: {} },
  { name: 'passage', attributes: {} },
  { name: 'heading', attributes: { level: 1 } },
];

function textIn(block: Y.XmlElement): Y.XmlText | null {
  const words: unknown = block.length === 0 ? null : block.get(0);
  return words instanceof Y.XmlText ? words : null;
}

function wordsOf(text: Y.XmlText): string {
  const runs: { insert?: unknown }[] = text.toDelta();
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

function words(doc: Y.Doc): string {
  return LANGUAGES.map((language) => doc.getXmlFragment(language).toJSON()).join('\n');
}

async function replay(seed: number): Promise<void> {
  const moves = new Moves(seeded(seed));
  try {
    await moves.run();
    moves.check();
  } catch (error) {
    throw new Error(`seed ${seed} failed after:\n${moves.steps.join('\n')}`, { cause: error });
  } finally {
    moves.destroy();
  }
}

const COUNT = Number(process.env['MOVES'] ?? 150);

test(`[SYNC-19] no letter is lost or doubled in ${COUNT} seeded runs of moves, splits and joins under typing`, async () => {
  const first = runSeed('MOVES_SEED');
  console.info(`moves: first seed ${first}, ${COUNT} runs (repeat one with MOVES_SEED=… MOVES=1)`);
  for (let run = 0; run < COUNT; run += 1) await replay(first + run);
}, 600_000);
