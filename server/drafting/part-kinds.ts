import { exhaustive } from '#shared/core/exhaustive.ts';
import { PartKind } from '#shared/drafting/part-command.ts';
import { type CopiedChild, type CopiedElement, isCopiedText } from '#shared/drafting/text/part-copy.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { conflict } from './part-command-text.ts';

/** Name and attributes, as stored, of a part of that kind; ids aside. */
type Markup = { readonly name: string; readonly attributes: Readonly<Record<string, unknown>> };

export function markupOf(kind: PartKind): Markup {
  switch (kind) {
    case PartKind.clause:
      return { name: 'clause', attributes: {} };
    case PartKind.passage:
      return { name: 'passage', attributes: {} };
    case PartKind.heading1:
      return { name: 'heading', attributes: { level: 1 } };
    case PartKind.heading2:
      return { name: 'heading', attributes: { level: 2 } };
    default:
      return exhaustive(kind);
  }
}

/** The same words in another markup. Refuses more than one paragraph, or anything else, in a heading: it is one line. */
export function inMarkup(part: CopiedElement, to: Markup, newId: () => string): CopiedElement {
  if (!holdsWords(part)) throw conflict(`a part ${part.name} has no words`);
  const attributes = { ...to.attributes, [TextShape.partId]: part.attributes[TextShape.partId] };
  const into = { name: to.name, attributes, source: part.source };
  if ((part.name === 'heading') === (to.name === 'heading')) return { ...into, children: part.children };
  if (part.name === 'heading') return { ...into, children: [paragraph(newId(), part.children)] };
  const [line, ...others] = part.children;
  if (others.length > 0) throw conflict('a heading is one line');
  if (line === undefined) return { ...into, children: [] };
  if (isCopiedText(line) || line.name !== 'paragraph') throw conflict('a heading holds a line and no blocks');
  return { ...into, children: line.children };
}

/** Signatures and annexes of data hold none. */
function holdsWords(part: CopiedElement): boolean {
  return part.name === 'clause' || part.name === 'passage' || part.name === 'heading';
}

export function hasLetters(part: CopiedElement): boolean {
  return part.children.some((child) =>
    isCopiedText(child) ? child.runs.length > 0 : child.name !== 'paragraph' || hasLetters(child),
  );
}

export function paragraph(id: string, children: readonly CopiedChild[]): CopiedElement {
  return { name: 'paragraph', attributes: { [TextShape.blockId]: id }, children, source: null };
}
