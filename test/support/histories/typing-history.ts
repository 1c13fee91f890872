import * as Y from 'yjs';
import { HonestEditor } from '#test/support/honest-editing.ts';
import type { Random } from '#test/support/random.ts';
import { smallText } from '#test/support/small-text.ts';
import { type Person, RandomRoom } from './random-room.ts';
import { replicaFaults, storedReplicas } from './replica-faults.ts';

const MEMBERS = ['in-secretary', 'in-cochair', 'ru-secretary', 'ru-cochair', 'ru-interpreter'];
const STEPS = 120;
const STATE = smallText(4);

type Typist = Person & { readonly editor: HonestEditor };

/** Five people with stock replicas who type, mark, split, join, undo and redo. Its draws must not change: seeds are kept. */
export class TypingHistory {
  readonly #random: Random;
  readonly #room: RandomRoom<Typist>;
  readonly #refusals: string[] = [];

  constructor(random: Random) {
    this.#random = random;
    this.#room = new RandomRoom({
      random,
      state: STATE,
      checkpointRows: 25,
      stock: 'ru-interpreter',
      onRefused: ({ name }, code) => this.#refusals.push(`${name} was closed with ${code}`),
    });
    for (const member of MEMBERS) {
      const doc = new Y.Doc();
      doc.clientID = 1000 + random.below(2 ** 31);
      Y.applyUpdate(doc, STATE);
      this.#room.people.push({
        name: member,
        member,
        doc,
        editor: new HonestEditor(doc, random),
        line: null,
      });
    }
  }

  get steps(): readonly string[] {
    return this.#room.steps;
  }

  async run(): Promise<void> {
    for (const person of this.#room.people.slice(0, 4)) await this.#room.connect(person);
    for (let step = 0; step < STEPS; step += 1) await this.#step();
    await this.#room.quiet();
  }

  async faults(): Promise<string[]> {
    const stored = await storedReplicas(this.#room.log, this.#room.key, STATE);
    return [...this.#refusals, ...replicaFaults([...this.#room.people, ...stored])];
  }

  destroy(): void {
    for (const { editor } of this.#room.people) editor.destroy();
    this.#room.destroy();
  }

  async #step(): Promise<void> {
    const random = this.#random;
    const room = this.#room;
    const person = random.pick(room.people);
    const draw = random.below(100);
    if (draw < 45) room.steps.push(`${person.name} ${person.editor.step()}`);
    else if (draw < 60) room.deliver(person, 'up');
    else if (draw < 78) room.deliver(person, 'down');
    else if (draw < 86) await room.server.settle();
    else if (draw < 91) room.cut(person);
    else if (draw < 97) await room.connect(person);
    else if (draw < 99) room.holdOrRelease();
    else room.crash();
  }
}
