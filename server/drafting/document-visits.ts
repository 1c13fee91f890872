import type { Kysely } from 'kysely';
import type { TextKey } from '#shared/drafting/text-address.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Logger } from '#server/platform/log.ts';
import { readVisits, saveVisits, type Visit } from './document-visit-store.ts';

/** Milliseconds in which visits gather. A delegation opens a text at once, and each write stands in the queue of words. */
const GATHER_MS = 1000;

/** Up to where each member has seen each text: known at once, stored a little later and together. */
export class DocumentVisits {
  readonly #db: Kysely<Schema>;
  readonly #logger: Logger;
  /** What is not stored yet, by member and text: only the last visit counts. */
  readonly #waiting = new Map<string, Visit>();
  #timer: NodeJS.Timeout | null = null;

  constructor({ db, logger }: { db: Kysely<Schema>; logger: Logger }) {
    this.#db = db;
    this.#logger = logger;
  }

  note(visit: Visit): void {
    this.#waiting.set(keyOf(visit), visit);
    this.#timer ??= setTimeout(() => void this.save(), GATHER_MS).unref();
  }

  /** Up to which row of each log the member has seen it. */
  async seenBy(member: string): Promise<Map<TextKey, number>> {
    // Before the reading: what is stored while it lasts would otherwise be missed in both.
    const waiting = [...this.#waiting.values()].filter((visit) => visit.member === member);
    const seen = await readVisits(this.#db, member);
    for (const { text, seq } of waiting) seen.set(text, Math.max(seq, seen.get(text) ?? 0));
    return seen;
  }

  /** Stores what has gathered. What cannot be stored is logged, and waits for the next time. */
  async save(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const visits = [...this.#waiting.values()];
    if (visits.length === 0) return;
    try {
      await saveVisits(this.#db, visits);
    } catch (cause) {
      this.#logger.warn({ cause, visits: visits.length }, 'visits could not be stored');
      return;
    }
    for (const visit of visits) {
      if (this.#waiting.get(keyOf(visit)) === visit) this.#waiting.delete(keyOf(visit));
    }
  }
}

function keyOf({ member, text }: Visit): string {
  return `${member} ${text}`;
}
