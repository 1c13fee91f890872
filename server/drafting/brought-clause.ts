import type * as Y from 'yjs';
import { numbersByPartId, referenceTo } from '#shared/drafting/numbering.ts';
import { ChipName } from '#shared/drafting/text/chips-in-part.ts';
import type { CopiedChild, CopiedElement, CopiedRun } from '#shared/drafting/text/part-copy.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { isTextRun, type TextElement, type TextNode, type TextRun } from '#shared/drafting/text/text-tree.ts';
import type { PartCommandText } from './part-command-text.ts';
import { paragraph } from './part-kinds.ts';
import type { Performed } from './performed.ts';

/** A part of another text by language, ready to stand in this one. */
export type BroughtWordings = ReadonlyMap<string, TextElement>;

/** What may be brought, by the name of its node: parts that hold words. */
export const isBringable = (name: string): boolean => name === 'clause' || name === 'passage';

/**
 * Reads a part of a text, to be brought into another one: without the suggestions that are open, and with the numbers
 * that its references show instead of the references, which name parts of their own text. Empty: there is no such part.
 */
export function readBrought(doc: Y.Doc, languages: readonly TextLanguage[], cid: string): BroughtWordings {
  const found = languages.flatMap((language) => {
    const parts = readParts(doc.getXmlFragment(language));
    const part = parts.find(({ attributes }) => attributes[TextShape.partId] === cid);
    if (part === undefined || !isBringable(part.name)) return [];
    const numbers = numbersByPartId(parts);
    const numberOf = (target: unknown): string => {
      const number = typeof target === 'string' ? numbers.get(target) : undefined;
      return number === undefined ? '?' : referenceTo(number, language);
    };
    return [[language, settled(part, numberOf)] as const];
  });
  return new Map(found);
}

/** Writes it as a clause of this text, in all its languages; one that the other text lacks begins empty. */
export function bringClause(
  text: PartCommandText,
  { wordings, part, after }: { wordings: BroughtWordings; part: string; after: string | null },
): Performed {
  if (after !== null) text.standing(after);
  for (const language of text.languages) {
    const children = copies(wordings.get(language)?.children ?? [], text.newId);
    text.write(language, text.placeAfter(language, after), {
      name: 'clause',
      attributes: { [TextShape.partId]: part },
      children: children.length === 0 ? [paragraph(text.newId(), [])] : children,
      source: null,
    });
  }
  return { inverse: { kind: 'delete', part, onlyIfEmpty: false }, part };
}

function settled(element: TextElement, numberOf: (cid: unknown) => string): TextElement {
  const children = element.children.flatMap((child): TextNode[] => {
    if (!isTextRun(child)) {
      if (child.name !== ChipName.clause) return [settled(child, numberOf)];
      return [{ text: numberOf(child.attributes['cid']), marks: {} }];
    }
    if ('insertion' in child.marks) return [];
    const { deletion: _rejected, ...marks } = child.marks;
    return [{ text: child.text, marks }];
  });
  return { ...element, children };
}

/** With names of their own for the blocks, and neighbouring words in one text, as y-tiptap stores them. */
function copies(nodes: readonly TextNode[], newId: () => string): CopiedChild[] {
  const copied: CopiedChild[] = [];
  let runs: CopiedRun[] = [];
  const endRuns = (): void => {
    if (runs.length > 0) copied.push({ runs, source: null });
    runs = [];
  };
  for (const node of nodes) {
    if (isTextRun(node)) {
      runs.push(copyOfRun(node));
      continue;
    }
    endRuns();
    copied.push(copyOf(node, newId));
  }
  endRuns();
  return copied;
}

function copyOf({ name, attributes, children }: TextElement, newId: () => string): CopiedElement {
  const named =
    TextShape.blockId in attributes ? { ...attributes, [TextShape.blockId]: newId() } : attributes;
  return { name, attributes: named, children: copies(children, newId), source: null };
}

function copyOfRun({ text, marks }: TextRun): CopiedRun {
  return { insert: text, attributes: marks, source: null };
}
