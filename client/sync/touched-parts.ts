import * as Y from 'yjs';
import { TextLanguage, TextShape } from '#shared/drafting/text/text-shape.ts';

/** A part that holds words of this person which the server has not confirmed. */
export type TouchedPart = { language: TextLanguage; part: string | null };

type Touch = TouchedPart & { change: number };

/** Remembers which parts the person's own changes reached, until a receipt covers the change. */
export class TouchedParts {
  readonly #touches = new Map<string, Touch>();

  list(): TouchedPart[] {
    return [...this.#touches.values()].map(({ language, part }) => ({ language, part }));
  }

  add(parts: readonly TouchedPart[], change: number): void {
    for (const { language, part } of parts) {
      this.#touches.set(`${language} ${part ?? ''}`, { language, part, change });
    }
  }

  forgetUpTo(change: number): void {
    for (const [key, touch] of this.#touches) {
      if (touch.change <= change) this.#touches.delete(key);
    }
  }
}

/** The parts whose content a transaction changed, and those it brought. */
export function partsTouchedBy(transaction: Y.Transaction): TouchedPart[] {
  const parts: TouchedPart[] = [];
  for (const changed of transaction.changed.keys()) {
    const { root, top } = wayUp(changed);
    const language = languageOf(transaction.doc, root);
    if (language === null || !(root instanceof Y.XmlFragment)) continue;
    const elements = top === null ? broughtBy(transaction, root) : [top];
    for (const element of elements) parts.push({ language, part: partIdOf(element) });
  }
  return parts;
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

function languageOf(doc: Y.Doc, root: unknown): TextLanguage | null {
  return Object.values(TextLanguage).find((name) => doc.share.get(name) === root) ?? null;
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
