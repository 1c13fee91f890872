import * as Y from 'yjs';
import { keepRemovedParts } from '#shared/drafting/text/removed-parts.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { RefusalCode } from '#shared/sync/refusal.ts';
import { HonestEditor } from '#test/support/honest-editing.ts';
import type { Random } from '#test/support/random.ts';
import { smallText } from '#test/support/small-text.ts';
import { commentAs } from './random-comments.ts';
import { RandomPartCommands } from './random-part-commands.ts';
import { type Person, RandomRoom } from './random-room.ts';
import { lacking, replicaFaults, storedReplicas } from './replica-faults.ts';

const MEMBERS = ['in-secretary', 'in-cochair', 'ru-secretary', 'ru-cochair', 'ru-interpreter'];
const STOCK = 'ru-interpreter';
const STEPS = 120;
const STATE = smallText(4);
/** Second tabs and people who come late: each is a replica more, so there are few. */
const MOST_LATE = 2;

type Participant = Person & {
  editor: HonestEditor;
  /** Marks that wait for a receipt, with what it would promise. */
  asked: Map<number, Map<number, number>>;
  /** Receipts of this line that were looked at. */
  seen: number;
};

/** All that happens around a text: editing as our client does it, comments, commands, late tabs, crashes and restarts. */
export class WholeHistory {
  readonly #random: Random;
  readonly #room: RandomRoom<Participant>;
  readonly #commands: RandomPartCommands;
  readonly #faults: string[] = [];
  /** Clocks that receipts have called durable. */
  readonly #promised = new Map<number, number>();
  #late = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#room = new RandomRoom({
      random,
      state: STATE,
      checkpointRows: 15,
      stock: STOCK,
      onRefused: (person, code) => this.#startOver(person, code),
    });
    this.#commands = new RandomPartCommands({ room: this.#room, random, mayDelete: true });
    for (const member of MEMBERS) {
      const person = this.#participant(member, member);
      Y.applyUpdate(person.doc, STATE);
    }
  }

  get steps(): readonly string[] {
    return this.#room.steps;
  }

  async run(): Promise<void> {
    for (const person of this.#room.people.slice(0, 4)) await this.#connect(person);
    for (let step = 0; step < STEPS; step += 1) await this.#step();
    // Who was thrown out on the way comes back in the next round.
    for (let round = 0; round < 3; round += 1) await this.#room.quiet();
  }

  async faults(): Promise<string[]> {
    const { people, log, key } = this.#room;
    this.#readReceipts();
    this.#checkPromises();
    const stored = await storedReplicas(log, key, STATE);
    return [...this.#faults, ...replicaFaults([...people, ...stored])];
  }

  destroy(): void {
    for (const { editor } of this.#room.people) editor.destroy();
    this.#room.destroy();
  }

  async #step(): Promise<void> {
    const random = this.#random;
    const room = this.#room;
    const person = random.pick(room.people);
    const draw = random.below(1000);
    if (draw < 400) room.steps.push(`${person.name} ${person.editor.step()}`);
    else if (draw < 430) room.steps.push(`${person.name} ${commentAs(person, random)}`);
    else if (draw < 570) room.deliver(person, 'up');
    else if (draw < 740) room.deliver(person, 'down');
    else if (draw < 790) await this.#commands.step();
    else if (draw < 850) await room.server.settle();
    else if (draw < 875) this.#mark(person);
    else if (draw < 910) room.cut(person);
    else if (draw < 955) await this.#connect(person);
    else if (draw < 965) await this.#comeLate();
    else if (draw < 985) room.holdOrRelease();
    else if (draw < 994) this.#crash();
    else await room.restart();
  }

  #participant(name: string, member: string): Participant {
    const doc = this.#newDoc(member);
    const editor = new HonestEditor(doc, this.#random, { isClients: true });
    const person = { name, member, doc, editor, line: null, asked: new Map(), seen: 0 };
    this.#room.people.push(person);
    return person;
  }

  /** A stock client collects what was removed. */
  #newDoc(member: string): Y.Doc {
    const doc = member === STOCK ? new Y.Doc() : keepRemovedParts(new Y.Doc());
    doc.clientID = 1000 + this.#random.below(2 ** 31);
    return doc;
  }

  /** Somebody opens the text with an empty device: a second tab, or the first of a new browser. */
  async #comeLate(): Promise<void> {
    if (this.#late >= MOST_LATE) return;
    this.#late += 1;
    const member = this.#random.pick(MEMBERS);
    await this.#connect(this.#participant(`${member}, tab ${this.#late + 1},`, member));
  }

  async #connect(person: Participant): Promise<void> {
    if (person.line !== null && !person.line.client.isOver) return;
    this.#readReceipts();
    person.asked = new Map();
    person.seen = 0;
    await this.#room.connect(person);
  }

  /** Only words in a part that was deleted may come back to their author, who starts over with an empty text. */
  #startOver(person: Participant, code: number): void {
    const refusal = person.line?.client.refusals[0];
    if (person.member !== STOCK && refusal?.code !== RefusalCode.partGone) {
      this.#faults.push(`${person.name} was closed with ${code}: ${JSON.stringify(refusal)}`);
    }
    person.line?.client.mute();
    person.editor.destroy();
    person.doc.destroy();
    person.doc = this.#newDoc(person.member);
    person.editor = new HonestEditor(person.doc, this.#random, { isClients: true });
  }

  #mark(person: Participant): void {
    const client = person.line?.client;
    // Before the opening exchange a receipt speaks of less than the replica holds.
    if (person.member === STOCK || client === undefined || client.isOver || !client.hasAnswered) return;
    person.asked.set(client.mark(), Y.decodeStateVector(Y.encodeStateVector(person.doc)));
    this.#room.steps.push(`${person.name} asks for a receipt`);
  }

  #readReceipts(): void {
    for (const person of this.#room.people) {
      const receipts = person.line?.client.receipts ?? [];
      for (const { mark, status } of receipts.slice(person.seen)) {
        if (status === ReceiptStatus.durable) this.#promise(person.asked.get(mark) ?? new Map());
      }
      person.seen = receipts.length;
    }
  }

  #promise(clocks: ReadonlyMap<number, number>): void {
    for (const [client, clock] of clocks) {
      this.#promised.set(client, Math.max(clock, this.#promised.get(client) ?? 0));
    }
  }

  #crash(): void {
    this.#readReceipts();
    this.#room.crash();
    this.#checkPromises();
  }

  /** What a receipt has called durable is in the log, whatever the replicas could send again. */
  #checkPromises(): void {
    const missing = lacking(this.#room.log, this.#room.key, this.#promised);
    this.#faults.push(...missing.map((each) => `called durable and not stored: ${each}`));
  }
}
