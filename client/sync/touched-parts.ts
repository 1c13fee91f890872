import * as Y from 'yjs';
import { readCommentEntry } from '#shared/drafting/comments/comment-entry.ts';
import { TextLanguage, TextShape } from '#shared/drafting/text/text-shape.ts';

/** A part, or with its key a comment on one, that holds words of this person which the server has not confirmed. */
export type TouchedPart = { language: TextLanguage; part: string | null; comment?: string | undefined };

type Touch = TouchedPart & { change: number };

/** Remembers which parts the person's own changes reached, until a receipt covers the change. */
export class TouchedParts {
  readonly #touches = new Map<string, Touch>();

  list(): TouchedPart[] {
    return [...this.#touches.values()].map(({ language, part, comment }) =>
      comment === undefined ? { language, part } : { language, part, comment },
    );
  }

  add(parts: readonly TouchedPart[], change: number): void {
    for (const touched of parts) {
      const { language, part, comment } = touched;
      this.#touches.set(`${language} ${part ?? ''} ${comment ?? ''}`, { ...touched, change });
    }
  }

  forgetUpTo(change: number): void {
    for (const [key, touch] of this.#touches) {
      if (touch.change <= change) this.#touches.delete(key);
    }
  }
}

/** The parts whose content a transaction changed, and those it brought; the comments that it wrote. */
export function partsTouchedBy(transaction: Y.Transaction): TouchedPart[] {
  const parts: TouchedPart[] = [];
  for (const [changed, keys] of transaction.changed) {
    const { root, top } = wayUp(changed);
    if (isComments(transaction.doc, root)) {
      parts.push(...commentsAt(transaction.doc.getMap(TextShape.comments), keys));
      continue;
    }
    const language = languageOf(transaction.doc, root);
    if (language === null || !(root instanceof Y.XmlFragment)) continue;
    const elements = top === null ? broughtBy(transaction, root) : [top];
    for (const element of elements) parts.push({ language, part: partIdOf(element) });
  }
  return parts;
}

/** Where a text holds words that another copy of it has never had; both go back to the same beginning. */
export function partsNewerThan(doc: Y.Doc, other: Y.Doc): TouchedPart[] {
  const parts: TouchedPart[] = [];
  for (const [client, structs] of doc.store.clients) {
    const known = Y.getState(other.store, client);
    for (const struct of structs) {
      if (struct.id.clock + struct.length <= known) continue;
      if (struct instanceof Y.Item && !struct.deleted) parts.push(...partsOfItem(doc, struct));
    }
  }
  return parts;
}

function partsOfItem(doc: Y.Doc, item: Y.Item): TouchedPart[] {
  const { root, top } = wayUp(item.parent);
  if (isComments(doc, root)) return commentsAt(doc.getMap(TextShape.comments), new Set([item.parentSub]));
  const language = languageOf(doc, root);
  if (language === null) return [];
  const element = top ?? (item.content instanceof Y.ContentType ? item.content.type : null);
  return element === null ? [] : [{ language, part: partIdOf(element) }];
}

/** The root that a type hangs in, and its child on the way. */
function wayUp(type: unknown): { root: unknown; top: unknown } {
  let current = type;
  let top: unknown = null;
  while (current instanceof Y.AbstractType && current.parent !== null) {
    top = current;
    current = current.parent;
  }
  return { root: current, top };
}

/** Where a comment's thread was opened; the one without a thread any more is nobody's words to lose. */
function commentsAt(comments: Y.Map<unknown>, keys: ReadonlySet<string | null>): TouchedPart[] {
  return [...keys].flatMap((key) => {
    const entry = key === null ? null : readCommentEntry(key, comments.get(key));
    if (key === null || entry === null || !('words' in entry)) return [];
    const opening = readCommentEntry(entry.thread, comments.get(entry.thread));
    if (opening?.kind !== 'open') return [];
    const { language, part } = opening.anchor;
    return [{ language, part, comment: key }];
  });
}

function languageOf(doc: Y.Doc, root: unknown): TextLanguage | null {
  return Object.values(TextLanguage).find((name) => doc.share.get(name) === root) ?? null;
}

function isComments(doc: Y.Doc, root: unknown): boolean {
  return doc.share.get(TextShape.comments) === root;
}

function broughtBy(transaction: Y.Transaction, root: Y.XmlFragment): unknown[] {
  return root.toArray().filter((element) => {
    const id = element._item?.id;
    return id !== undefined && id.clock >= (transaction.beforeState.get(id.client) ?? 0);
  });
}

/** The cid of a top-level element; null for text and elements without one. */
export function partIdOf(element: unknown): string | null {
  if (!(element instanceof Y.XmlElement)) return null;
  const id: unknown = element.getAttribute(TextShape.partId);
  return typeof id === 'string' ? id : null;
}
