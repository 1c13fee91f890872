import type * as Y from 'yjs';
import type { TextKey } from '#shared/drafting/text-address.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

export type TextReadingOptions = {
  /** Milliseconds, of any origin. */
  now: () => number;
  /** Ports: live editing keeps the texts. */
  latestSeq: (text: TextKey) => Promise<number>;
  loadText: (text: {
    key: TextKey;
    languages: readonly string[];
  }) => Promise<{ seq: number; doc: Y.Doc } | null>;
};

/** Which text, in which languages. */
export type ReadableText = { key: TextKey; languages: readonly TextLanguage[] };

type Read<Reading> = { seq: number; reading: Reading; notBefore: number };
type ReadingOf<Reading> = (doc: Y.Doc, languages: readonly TextLanguage[]) => Reading;

/** A large text that changes all the time is read anew for at most a twentieth of the time. */
const REST_FACTOR = 20;
/** Texts remembered; the longest unread is forgotten first. */
const TEXTS_REMEMBERED = 50;

/** What texts on stable storage said when they were read last; a cache that may be lost. Null: there is no such text. */
export class TextReadings<Reading> {
  readonly #options: TextReadingOptions;
  readonly #readingOf: ReadingOf<Reading>;
  readonly #known = new Map<TextKey, Promise<Read<Reading> | null>>();

  constructor(options: TextReadingOptions, readingOf: ReadingOf<Reading>) {
    this.#options = options;
    this.#readingOf = readingOf;
  }

  /** As it is on stable storage now. */
  async now(text: ReadableText): Promise<Reading | null> {
    return (await this.#read(text, false))?.reading ?? null;
  }

  /** As it was a moment ago, when it is large and changes all the time. */
  async recent(text: ReadableText): Promise<Reading | null> {
    return (await this.#read(text, true))?.reading ?? null;
  }

  /** One reading of a text at a time: who asks meanwhile waits for it and looks again. */
  async #read(text: ReadableText, isPatient: boolean): Promise<Read<Reading> | null> {
    const { key } = text;
    const before = this.#known.get(key) ?? Promise.resolve(null);
    const reading = before.then(
      (known) => this.#readOn(text, isPatient ? known : withoutRest(known)),
      () => this.#readOn(text, null),
    );
    this.#known.delete(key);
    this.#known.set(key, reading);
    const [longestUnread] = this.#known.keys();
    if (this.#known.size > TEXTS_REMEMBERED && longestUnread !== undefined) this.#known.delete(longestUnread);
    return reading;
  }

  async #readOn(
    { key, languages }: ReadableText,
    known: Read<Reading> | null,
  ): Promise<Read<Reading> | null> {
    const { now, latestSeq, loadText } = this.#options;
    if (known !== null) {
      if (now() < known.notBefore) return known;
      if ((await latestSeq(key)) === known.seq) return known;
    }
    const began = now();
    const loaded = await loadText({ key, languages });
    if (loaded === null) return null;
    const reading = this.#readingOf(loaded.doc, languages);
    loaded.doc.destroy();
    return { seq: loaded.seq, reading, notBefore: now() + (now() - began) * REST_FACTOR };
  }
}

function withoutRest<Reading>(known: Read<Reading> | null): Read<Reading> | null {
  return known === null ? null : { ...known, notBefore: Number.NEGATIVE_INFINITY };
}
