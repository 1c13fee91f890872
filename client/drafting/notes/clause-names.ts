import type * as Y from 'yjs';
import { numberParts, type PartNumber } from '#shared/drafting/numbering.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { isTextRun, type TextElement } from '#shared/drafting/text/text-tree.ts';

/** A part of the common text, as a note speaks of it. */
export type NamedClause = {
  readonly number: PartNumber | null;
  readonly words: string;
  readonly place: number;
};

/** Milliseconds: a title that follows a little later disturbs nobody who writes. */
const FOLLOWS_AFTER = 300;
/** Characters: the beginning of a clause, to know it by. */
const WORDS = 90;

/** The parts of the common text by cid, following what is written in it. Only reads. */
export class ClauseNames {
  readonly language: TextLanguage;
  readonly #doc: Y.Doc;
  readonly #listeners = new Set<() => void>();
  #known: ReadonlyMap<string, NamedClause>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(doc: Y.Doc, language: TextLanguage) {
    this.#doc = doc;
    this.language = language;
    this.#known = namesIn(doc, language);
  }

  /** Until what it returns is called. */
  follow(): () => void {
    const changed = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#known = namesIn(this.#doc, this.language);
        for (const listener of this.#listeners) listener();
      }, FOLLOWS_AFTER);
    };
    changed();
    this.#doc.on('update', changed);
    return () => {
      clearTimeout(this.#timer);
      this.#doc.off('update', changed);
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Null: it is no longer in the text. */
  of(cid: string): NamedClause | null {
    return this.#known.get(cid) ?? null;
  }

  /** Before the text has come, nothing can be said to have gone. */
  get isRead(): boolean {
    return this.#known.size > 0;
  }
}

function namesIn(doc: Y.Doc, language: TextLanguage): ReadonlyMap<string, NamedClause> {
  const parts = readParts(doc.getXmlFragment(language));
  const numbers = numberParts(parts);
  return new Map(
    parts.flatMap((part, place): [string, NamedClause][] => {
      const cid = part.attributes[TextShape.partId];
      if (typeof cid !== 'string') return [];
      const words = wordsOf(part).trim().replace(/\s+/g, ' ').slice(0, WORDS);
      return [[cid, { number: numbers[place] ?? null, words, place }]];
    }),
  );
}

function wordsOf(element: TextElement): string {
  return element.children.map((child) => (isTextRun(child) ? child.text : ` ${wordsOf(child)} `)).join('');
}
