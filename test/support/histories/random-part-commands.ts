import * as Y from 'yjs';
import { AppError } from '#shared/core/app-error.ts';
import { PartCommandText } from '#server/drafting/part-command-text.ts';
import type { PartOperation } from '#server/drafting/part-operation.ts';
import { performPartOperation } from '#server/drafting/perform-part-operation.ts';
import type { Random } from '#test/support/random.ts';
import type { Person, RandomRoom } from './random-room.ts';

type CommandedRoom = Pick<RandomRoom<Person>, 'server' | 'key' | 'steps'>;

const LANGUAGES = ['en', 'ru'] as const;
const MEMBER = 'in-secretary';

const MARKUPS = [
  { name: 'clause', attributes: {} },
  { name: 'passage', attributes: {} },
  { name: 'heading', attributes: { level: 1 } },
];

/** A secretary who moves, splits, joins, retypes and inserts parts, deletes them if she may, and takes it back. */
export class RandomPartCommands {
  readonly #room: CommandedRoom;
  readonly #random: Random;
  readonly #mayDelete: boolean;
  readonly #undone: PartOperation[] = [];
  #ids = 0;

  constructor(options: { room: CommandedRoom; random: Random; mayDelete: boolean }) {
    this.#room = options.room;
    this.#random = options.random;
    this.#mayDelete = options.mayDelete;
  }

  /** One command on the live text. What the text refuses is no fault, and leaves it as it was. */
  async step(): Promise<void> {
    const { server, key, steps } = this.#room;
    const room = await server.room(key);
    if (room === null) throw new Error('no room');
    const written = room.write({ member: MEMBER }, (doc) => {
      const text = new PartCommandText({ doc, languages: LANGUAGES, newId: () => `n-${(this.#ids += 1)}` });
      const operation = this.#operation(text);
      steps.push(`command ${JSON.stringify(operation)}`);
      this.#undone.push(performPartOperation(text, operation).inverse);
    });
    // Without storage the promise stays open: only the fate of the text counts here.
    written.catch((error: unknown) => {
      steps.push(error instanceof AppError ? `refused: ${error.message}` : `broke: ${String(error)}`);
    });
    if (this.#random.chance(0.5)) await server.settle();
  }

  #operation(text: PartCommandText): PartOperation {
    const random = this.#random;
    const earlier = this.#undone.pop();
    if (earlier !== undefined && this.#isAllowed(earlier) && random.chance(0.3)) return earlier;
    const parts = text.parts('en').map((part) => String(part.getAttribute('cid')));
    const part = random.pick(parts);
    const draw = random.below(100);
    if (draw < 50) return { kind: 'move', part, after: random.chance(0.1) ? null : random.pick(parts) };
    if (draw < 70) return this.#split(text, part);
    if (draw < 85) return { kind: 'join', part, seams: {} };
    if (draw < 92) return { kind: 'markup', part, ...random.pick(MARKUPS) };
    if (draw < 95 && this.#mayDelete) return { kind: 'delete', part, onlyIfEmpty: false };
    return { kind: 'insert', part: `i-${(this.#ids += 1)}`, after: part, name: 'clause', attributes: {} };
  }

  #isAllowed({ kind }: PartOperation): boolean {
    return this.#mayDelete || kind !== 'delete';
  }

  #split(text: PartCommandText, part: string): PartOperation {
    const element = text.find('en', part)?.element;
    const block: unknown = element === undefined || element.length === 0 ? null : element.get(0);
    const line = block instanceof Y.XmlElement ? textIn(block) : null;
    const id: unknown = block instanceof Y.XmlElement ? block.getAttribute('id') : null;
    const offset = line === null ? null : this.#random.below(lettersOf(line).length + 1);
    const at = typeof id === 'string' ? { en: { block: id, offset } } : {};
    const newPart = `s-${(this.#ids += 1)}`;
    return { kind: 'split', part, newPart, at, place: 1, name: 'clause', attributes: {} };
  }
}

/** The words of a block that holds words first; null for any other. */
export function textIn(block: Y.XmlElement): Y.XmlText | null {
  const words: unknown = block.length === 0 ? null : block.get(0);
  return words instanceof Y.XmlText ? words : null;
}

export function lettersOf(text: Y.XmlText): string {
  const runs: { insert?: unknown }[] = text.toDelta();
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
