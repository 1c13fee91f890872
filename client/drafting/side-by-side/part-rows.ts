import * as Y from 'yjs';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { mergeRows } from './merge-rows.ts';

/** The key of a part within its language: its cid, and which of them while two have the same one. */
export function partKeys(cids: readonly (string | null)[]): readonly string[] {
  const seen = new Map<string, number>();
  return cids.map((cid) => {
    const name = cid ?? '';
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}

/**
 * In which row of the sheet each part stands, for all languages of a text together. It follows the order of the parts
 * in the Y.Doc and nothing else: typing never touches it.
 */
export class PartRows {
  readonly #doc: Y.Doc;
  readonly #languages: readonly TextLanguage[];
  readonly #listeners = new Set<() => void>();
  #rows: ReadonlyMap<TextLanguage, ReadonlyMap<string, number>> = new Map();
  #count = 0;
  #told = '';

  constructor(doc: Y.Doc, languages: readonly TextLanguage[]) {
    this.#doc = doc;
    this.#languages = languages;
    this.#read();
  }

  /** How many rows the sheet has. */
  readonly count = (): number => this.#count;

  rowOf(language: TextLanguage, key: string): number | null {
    return this.#rows.get(language)?.get(key) ?? null;
  }

  /** Bound, so that it can be handed to React as it is. */
  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#watch();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#unwatch();
    };
  };

  #watch(): void {
    for (const language of this.#languages) this.#doc.getXmlFragment(language).observe(this.#onParts);
    // What came before anybody listened.
    this.#read();
  }

  #unwatch(): void {
    for (const language of this.#languages) this.#doc.getXmlFragment(language).unobserve(this.#onParts);
  }

  readonly #onParts = (): void => {
    if (!this.#read()) return;
    for (const listener of this.#listeners) listener();
  };

  #read(): boolean {
    const orders = this.#languages.map((language) => partKeys(cidsOf(this.#doc.getXmlFragment(language))));
    const now = JSON.stringify(orders);
    if (now === this.#told) return false;
    this.#told = now;
    const { rows, count } = mergeRows(orders);
    this.#rows = new Map(this.#languages.map((language, index) => [language, rows[index] ?? new Map()]));
    this.#count = count;
    return true;
  }
}

function cidsOf(fragment: Y.XmlFragment): (string | null)[] {
  return fragment.toArray().map((part) => {
    const cid: unknown = part instanceof Y.XmlElement ? part.getAttribute(TextShape.partId) : null;
    return typeof cid === 'string' ? cid : null;
  });
}
