import * as Y from 'yjs';
import { keepRemovedParts } from '#shared/drafting/text/removed-parts.ts';
import type { Random } from '#test/support/random.ts';
import { smallText } from '#test/support/small-text.ts';
import { lettersOf, RandomPartCommands, textIn } from './random-part-commands.ts';
import { type Person, RandomRoom } from './random-room.ts';
import { replicaFaults, storedReplicas } from './replica-faults.ts';

const LANGUAGES = ['en', 'ru'] as const;
const MEMBERS = ['in-secretary', 'in-cochair', 'ru-secretary', 'ru-interpreter'];
const STATE = smallText(5);
const STEPS = 120;

/** People who type letters that nobody else types, while parts are moved, cut, joined and retyped under their hands. */
export class LetterHistory {
  readonly #random: Random;
  readonly #room: RandomRoom<Person>;
  readonly #commands: RandomPartCommands;
  readonly #typed: string[] = [];
  readonly #refusals: string[] = [];

  constructor(random: Random) {
    this.#random = random;
    this.#room = new RandomRoom({
      random,
      state: STATE,
      checkpointRows: 15,
      stock: '',
      onRefused: ({ name }, code) => this.#refusals.push(`${name} was closed with ${code}`),
    });
    this.#commands = new RandomPartCommands({ room: this.#room, random, mayDelete: false });
    for (const member of MEMBERS) {
      const doc = keepRemovedParts(new Y.Doc());
      doc.clientID = 1000 + random.below(2 ** 31);
      Y.applyUpdate(doc, STATE);
      this.#room.people.push({ name: member, member, doc, line: null });
    }
  }

  get steps(): readonly string[] {
    return this.#room.steps;
  }

  async run(): Promise<void> {
    for (const person of this.#room.people) await this.#room.connect(person);
    for (let step = 0; step < STEPS; step += 1) await this.#step();
    for (let round = 0; round < 3; round += 1) await this.#room.quiet();
  }

  async faults(): Promise<string[]> {
    const { people, log, key } = this.#room;
    const [first] = people;
    const all = first === undefined ? '' : words(first.doc);
    const counts = this.#typed.map((letter) => `${letter} stands ${all.split(letter).length - 1} times`);
    const wrong = counts.filter((count) => !count.endsWith(' 1 times'));
    const stored = await storedReplicas(log, key, STATE);
    return [...this.#refusals, ...wrong, ...replicaFaults([...people, ...stored])];
  }

  destroy(): void {
    this.#room.destroy();
  }

  async #step(): Promise<void> {
    const room = this.#room;
    const person = this.#random.pick(room.people);
    const draw = this.#random.below(100);
    if (draw < 45) this.#type(person);
    else if (draw < 58) room.deliver(person, 'up');
    else if (draw < 70) room.deliver(person, 'down');
    else if (draw < 84) await this.#commands.step();
    else if (draw < 90) await room.server.settle();
    else if (draw < 94) room.cut(person);
    else if (draw < 99) await room.connect(person);
    else await room.restart();
  }

  /** A word by its letters, as people type: each letter is an update of its own. */
  #type(person: Person): void {
    const text = this.#somewhere(person.doc);
    if (text === null) return;
    const letters = Array.from({ length: 3 }, () => this.#newLetter());
    let at = this.#random.below(lettersOf(text).length + 1);
    this.#room.steps.push(`${person.name} types ${letters.join('')}`);
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
}

function words(doc: Y.Doc): string {
  return LANGUAGES.map((language) => doc.getXmlFragment(language).toJSON()).join('\n');
}
