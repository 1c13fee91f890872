import * as Y from 'yjs';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type CopiedElement, heirsOf, writeCopy } from '#shared/drafting/text/part-copy.ts';
import { PartHeirs } from '#shared/drafting/text/part-heirs.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';

/** A part in one language, where it stands. */
export type StandingPart = { readonly element: Y.XmlElement; readonly index: number };

/** The parts of a live text by language, as commands see and write them. */
export class PartCommandText {
  readonly doc: Y.Doc;
  readonly languages: readonly string[];
  readonly newId: () => string;
  readonly #heirs: PartHeirs;

  constructor(options: { doc: Y.Doc; languages: readonly string[]; newId: () => string }) {
    this.doc = options.doc;
    this.languages = options.languages;
    this.newId = options.newId;
    this.#heirs = PartHeirs.of(options.doc);
  }

  parts(language: string): Y.XmlElement[] {
    return this.doc
      .getXmlFragment(language)
      .toArray()
      .filter((part): part is Y.XmlElement => part instanceof Y.XmlElement);
  }

  find(language: string, cid: string): StandingPart | null {
    const parts = this.parts(language);
    const index = parts.findIndex((part) => cidOf(part) === cid);
    const element = parts[index];
    return element === undefined ? null : { element, index };
  }

  /** The languages in which the part stands. Refuses with `conflict` when somebody has removed it. */
  standing(cid: string): (StandingPart & { language: string })[] {
    const standing = this.everywhere(cid);
    if (standing.length === 0) throw conflict(`the part ${cid} is not in the text`);
    return standing;
  }

  /** The same, or nothing. */
  everywhere(cid: string): (StandingPart & { language: string })[] {
    return this.languages.flatMap((language) => {
      const found = this.find(language, cid);
      return found === null ? [] : [{ ...found, language }];
    });
  }

  /** The cid of the part before it in the first language that has it; null for the first part. */
  before(cid: string): string | null {
    const [first] = this.standing(cid);
    if (first === undefined || first.index === 0) return null;
    const before = this.parts(first.language)[first.index - 1];
    return before === undefined ? null : cidOf(before);
  }

  /**
   * Where a part goes that shall follow another. A language that lacks the other one takes the nearest earlier part that
   * it has.
   */
  placeAfter(language: string, after: string | null): number {
    if (after === null) return 0;
    const found = this.find(language, after);
    if (found !== null) return found.index + 1;
    for (const earlier of this.#earlierThan(after)) {
      const place = this.find(language, earlier);
      if (place !== null) return place.index + 1;
    }
    return 0;
  }

  /** Writes a part and remembers where its letters come from; it stands for `also` as well from now on. */
  write(language: string, index: number, copy: CopiedElement, also: Y.XmlElement | null = null): void {
    const element = writeCopy(copy);
    this.doc.getXmlFragment(language).insert(index, [element]);
    const from = also?._item?.id;
    const to = element._item?.id;
    if (from !== undefined && to !== undefined) this.#heirs.add([{ from, length: 1, to }]);
    this.#heirs.add(heirsOf(copy, element));
  }

  /** Takes a part out of the text. Without an heir, late words in it go back to their authors. */
  remove(language: string, element: Y.XmlElement): void {
    const id = element._item?.id;
    if (id === undefined) throw new Error('a part does not stand in the text');
    if (!this.#heirs.isReplaced(id)) this.#heirs.add([{ from: id, length: 1, to: null }]);
    this.doc.getXmlFragment(language).delete(this.parts(language).indexOf(element), 1);
  }

  #earlierThan(cid: string): string[] {
    const [first] = this.standing(cid);
    if (first === undefined) return [];
    const parts = this.parts(first.language).slice(0, first.index);
    return parts.reverse().flatMap((part) => cidOf(part) ?? []);
  }
}

function cidOf(part: Y.XmlElement): string | null {
  const cid: unknown = part.getAttribute(TextShape.partId);
  return typeof cid === 'string' ? cid : null;
}

/** What the command builds on has changed meanwhile, or it cannot be done to such a part. */
export function conflict(message: string): AppError {
  return new AppError(ErrorCode.conflict, message);
}
