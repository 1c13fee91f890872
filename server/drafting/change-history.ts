import type { Instant } from '#shared/core/instant.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';

/** Port: who changed a text when, after a row of its log, in order. Live editing has the log. */
export type ReadChangeTimes = (
  text: TextKey,
  afterSeq: number,
) => Promise<readonly { seq: number; member: string; at: Instant }[]>;

/** One person's writing without a longer pause. */
export type Spell = { readonly member: string; readonly lastSeq: number; readonly lastAt: Instant };

type Known = { upTo: number; spells: Spell[]; latest: Map<string, number> };

/** Milliseconds: whoever writes again after a longer pause has made another change. */
const PAUSE_MS = 5 * 60_000;

/** Condenses the log into spells of writing; a cache that reads on from where it stopped, and may be lost. */
export class ChangeHistory {
  readonly #read: ReadChangeTimes;
  readonly #known = new Map<TextKey, Promise<Known>>();

  constructor(read: ReadChangeTimes) {
    this.#read = read;
  }

  /** The spells that went on after that row. */
  async spellsAfter(text: TextKey, seq: number): Promise<readonly Spell[]> {
    const before = this.#known.get(text) ?? Promise.resolve(nothingKnown());
    // One reading at a time: two would count the same rows twice.
    const reading = before.then((known) => this.#readOn(text, known));
    this.#known.set(text, reading);
    try {
      const { spells } = await reading;
      return spells.filter((spell) => spell.lastSeq > seq);
    } catch (error) {
      this.#known.delete(text);
      throw error;
    }
  }

  async #readOn(text: TextKey, known: Known): Promise<Known> {
    for (const { seq, member, at } of await this.#read(text, known.upTo)) {
      const index = known.latest.get(member);
      const last = index === undefined ? undefined : known.spells[index];
      const spell = { member, lastSeq: seq, lastAt: at };
      if (index !== undefined && last !== undefined && at - last.lastAt <= PAUSE_MS) {
        known.spells[index] = spell;
      } else {
        known.latest.set(member, known.spells.push(spell) - 1);
      }
      known.upTo = seq;
    }
    return known;
  }
}

function nothingKnown(): Known {
  return { upTo: 0, spells: [], latest: new Map() };
}
