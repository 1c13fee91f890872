import * as Y from 'yjs';
import { numbersOfParts } from '#client/drafting/outline/read-outline.ts';
import { quotedDigest, partWords } from '#shared/drafting/clause-reading.ts';
import { type PartNumber, referenceTo } from '#shared/drafting/numbering.ts';
import { ChipName, chipsInPart } from '#shared/drafting/text/chips-in-part.ts';
import { readPart } from '#shared/drafting/text/read-part.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** A part as it reads now in its languages. */
export type PartReading = {
  readonly cid: string;
  readonly name: string;
  /** Of a passage: what it is there for; null: it is plain text. */
  readonly role: unknown;
  readonly words: Readonly<Partial<Record<TextLanguage, string>>>;
  /** Of the wording that an action would quote. */
  readonly digests: Readonly<Partial<Record<TextLanguage, string>>>;
  /** What action chips in it name. */
  readonly actions: ReadonlySet<string>;
};

/** Nobody waits for it, and typing must not pay for it: it begins when the keys have been still for so long. */
const STILL_MS = 400;
/** And in pieces that leave every frame its time. */
const PIECE_MS = 4;

/**
 * Reads the parts of a live text again that have changed, and no others, once nobody is typing. Never writes to the text.
 */
export class PartReadings {
  readonly #doc: Y.Doc;
  readonly #languages: readonly TextLanguage[];
  readonly #told: (readings: ReadonlyMap<string, PartReading>) => void;
  readonly #roots: ReadonlySet<unknown>;
  readonly #touched = new Set<string>();
  readonly #read = new Map<string, PartReading>();
  #isWhole = false;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    doc: Y.Doc,
    languages: readonly TextLanguage[],
    told: (readings: ReadonlyMap<string, PartReading>) => void,
  ) {
    this.#doc = doc;
    this.#languages = languages;
    this.#told = told;
    this.#roots = new Set(languages.map((language) => doc.getXmlFragment(language)));
    doc.on('afterTransaction', this.#onChange);
    this.#soon(0);
  }

  stop(): void {
    this.#doc.off('afterTransaction', this.#onChange);
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  readonly #onChange = ({ changed }: Y.Transaction): void => {
    let isTouched = false;
    for (const type of changed.keys()) isTouched = this.#touch(type) || isTouched;
    if (isTouched) this.#soon(STILL_MS);
  };

  #touch(type: unknown): boolean {
    let current = type;
    let part: unknown = null;
    while (current instanceof Y.AbstractType && current.parent !== null) {
      part = current;
      current = current.parent;
    }
    if (!this.#roots.has(current)) return false;
    const cid = part instanceof Y.XmlElement ? cidOf(part) : null;
    if (cid === null) this.#isWhole = false;
    else this.#touched.add(cid);
    return true;
  }

  #soon(wait: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#readOn(), wait);
  }

  #readOn(): void {
    this.#timer = null;
    const parts = this.#parts();
    if (!this.#isWhole) {
      this.#isWhole = true;
      for (const cid of parts.keys()) this.#touched.add(cid);
    }
    const numberOf = this.#numbers();
    const until = performance.now() + PIECE_MS;
    for (const cid of this.#touched) {
      if (performance.now() > until) return this.#soon(0);
      this.#touched.delete(cid);
      const standing = parts.get(cid);
      if (standing === undefined) this.#read.delete(cid);
      else this.#read.set(cid, readingOf(cid, standing, numberOf));
    }
    for (const cid of this.#read.keys()) if (!parts.has(cid)) this.#read.delete(cid);
    this.#told(new Map([...parts.keys()].flatMap((cid) => this.#entry(cid))));
  }

  /** Looked up only by parts that refer to another one. */
  #numbers(): NumberOf {
    const known = new Map<TextLanguage, ReadonlyMap<string, PartNumber>>();
    return (language, cid) => {
      const numbers = known.get(language) ?? numbersOfParts(this.#doc, language);
      known.set(language, numbers);
      const number = numbers.get(cid);
      return number === undefined ? '?' : referenceTo(number, language);
    };
  }

  #entry(cid: string): [string, PartReading][] {
    const reading = this.#read.get(cid);
    return reading === undefined ? [] : [[cid, reading]];
  }

  /** In the order of the first language that has the part. */
  #parts(): Map<string, Map<TextLanguage, Y.XmlElement>> {
    const parts = new Map<string, Map<TextLanguage, Y.XmlElement>>();
    for (const language of this.#languages) {
      for (const part of this.#doc.getXmlFragment(language).toArray() as unknown[]) {
        const cid = part instanceof Y.XmlElement ? cidOf(part) : null;
        if (cid === null || !(part instanceof Y.XmlElement)) continue;
        parts.set(cid, (parts.get(cid) ?? new Map()).set(language, part));
      }
    }
    return parts;
  }
}

function cidOf(part: Y.XmlElement): string | null {
  const cid: unknown = part.getAttribute(TextShape.partId);
  return typeof cid === 'string' ? cid : null;
}

type NumberOf = (language: TextLanguage, cid: string) => string;

function readingOf(
  cid: string,
  standing: ReadonlyMap<TextLanguage, Y.XmlElement>,
  numberOf: NumberOf,
): PartReading {
  const [first] = standing.values();
  const read = [...standing].map(([language, part]) => [language, readPart(part)] as const);
  const chips = [...standing.values()].flatMap((part) => chipsInPart(part));
  const role: unknown = first?.getAttribute('role');
  return {
    cid,
    name: first?.nodeName ?? '',
    role: role ?? null,
    words: Object.fromEntries(
      read.map(([language, part]) => [language, partWords(part, (to) => numberOf(language, to))]),
    ),
    digests: Object.fromEntries(read.map(([language, part]) => [language, quotedDigest(part)])),
    actions: new Set(chips.filter(({ name }) => name === ChipName.action).map(({ target }) => target)),
  };
}
