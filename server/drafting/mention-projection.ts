import * as Y from 'yjs';
import type { DocumentId } from '#shared/core/id.ts';
import { type Chip, ChipName, chipsInPart } from '#shared/drafting/text/chips-in-part.ts';
import { parseTextAddress, type TextKey } from '#shared/drafting/text-address.ts';
import { TextLanguage, TextShape } from '#shared/drafting/text/text-shape.ts';
import type { BatchStatement } from '#server/database/batch.ts';
import { mentionStatements } from './mention-store.ts';

/** That a chip of another domain's thing stands in a part of a text, in one language. */
export type Mention = { readonly language: TextLanguage; readonly cid: string } & Chip;

type Rows = ReadonlyMap<string, Mention>;
type FollowedText = {
  changedRows(): { statements: readonly BatchStatement[]; stored: () => void };
  skipped(): void;
};

/** What common texts mention; the texts that one Side keeps to itself are not told of. `onStored`: a change of one is. */
export function mentionProjection(onStored: (document: DocumentId) => void) {
  return {
    follow(text: { key: TextKey; languages: readonly string[]; doc: Y.Doc }): FollowedText {
      const address = parseTextAddress(text.key);
      if (address?.kind !== 'common') return nothingTold;
      return new FollowedMentions(text, () => onStored(address.document));
    },
  };
}

const nothingTold: FollowedText = {
  changedRows: () => ({ statements: [], stored: () => undefined }),
  skipped: () => undefined,
};

/** All mentions of a text, by a scan of the whole. */
export function mentionsIn(doc: Y.Doc, languages: readonly TextLanguage[]): Mention[] {
  const found = languages.flatMap((language) =>
    partsOf(doc, language).flatMap((part) => mentionsOfPart(part, language)),
  );
  return [...keyed(found).values()];
}

/** Remembers what each part mentions; a change makes it look again at the parts that it touched, and no others. */
class FollowedMentions implements FollowedText {
  readonly #key: TextKey;
  readonly #languages: readonly TextLanguage[];
  readonly #doc: Y.Doc;
  readonly #onStored: () => void;
  /** A part that is moved or retyped is another element, one that is deleted is not asked for any more. */
  readonly #told = new WeakMap<Y.XmlElement, readonly Mention[]>();
  #isTouched = true;
  /** Null: it is not known what is stored. */
  #stored: Rows | null = null;

  constructor(
    { key, languages, doc }: { key: TextKey; languages: readonly string[]; doc: Y.Doc },
    onStored: () => void,
  ) {
    this.#key = key;
    this.#onStored = onStored;
    this.#languages = Object.values(TextLanguage).filter((each) => languages.includes(each));
    this.#doc = doc;
    const roots = new Set<unknown>(this.#languages.map((language) => doc.getXmlFragment(language)));
    doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
      for (const type of changed.keys()) this.#touch(type, roots);
    });
  }

  changedRows(): ReturnType<FollowedText['changedRows']> {
    const before = this.#stored;
    const now = this.#isTouched || before === null ? this.#now() : before;
    this.#isTouched = false;
    return {
      statements: mentionStatements(this.#key, {
        isWhole: before === null,
        gone: [...(before ?? [])].flatMap(([key, mention]) => (now.has(key) ? [] : [mention])),
        come: [...now].flatMap(([key, mention]) => (before?.has(key) === true ? [] : [mention])),
      }),
      stored: () => {
        this.#stored = now;
        this.#onStored();
      },
    };
  }

  skipped(): void {
    this.#stored = null;
  }

  /** Letters of a paragraph bring and take no chips; what holds elements may. */
  #touch(type: unknown, roots: ReadonlySet<unknown>): void {
    let current = type;
    if (current instanceof Y.XmlText) return;
    let part: unknown = null;
    while (current instanceof Y.AbstractType && current.parent !== null) {
      part = current;
      current = current.parent;
    }
    if (!roots.has(current)) return;
    if (part instanceof Y.XmlElement) this.#told.delete(part);
    this.#isTouched = true;
  }

  #now(): Rows {
    return keyed(
      this.#languages.flatMap((language) =>
        partsOf(this.#doc, language).flatMap((part) => this.#mentionsOf(part, language)),
      ),
    );
  }

  #mentionsOf(part: Y.XmlElement, language: TextLanguage): readonly Mention[] {
    const known = this.#told.get(part);
    if (known !== undefined) return known;
    const told = mentionsOfPart(part, language);
    this.#told.set(part, told);
    return told;
  }
}

function mentionsOfPart(part: Y.XmlElement, language: TextLanguage): readonly Mention[] {
  const cid: unknown = part.getAttribute(TextShape.partId);
  if (typeof cid !== 'string') return [];
  return chipsInPart(part)
    .filter(({ name }) => name !== ChipName.clause)
    .map((chip) => ({ language, cid, ...chip }));
}

function keyed(mentions: readonly Mention[]): Rows {
  return new Map(
    mentions.map((mention) => [
      `${mention.language} ${mention.cid} ${mention.name} ${mention.target}`,
      mention,
    ]),
  );
}

function partsOf(doc: Y.Doc, language: TextLanguage): Y.XmlElement[] {
  return doc
    .getXmlFragment(language)
    .toArray()
    .filter((part): part is Y.XmlElement => part instanceof Y.XmlElement);
}
