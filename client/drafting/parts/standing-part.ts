import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { PartCommand, SplitPoint } from '#shared/drafting/part-command.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';

/** A part in an editor, with its neighbours. */
export type PartInEditor = {
  readonly cid: string;
  readonly node: Node;
  readonly position: number;
  readonly before: string | null;
  /** The cid before the one before: what it follows after a step up. */
  readonly twoBefore: string | null;
  readonly after: string | null;
};

export function cidOf(node: Node | null): string | null {
  const cid: unknown = node?.attrs[TextShape.partId];
  return typeof cid === 'string' ? cid : null;
}

export function partNamed(doc: Node, cid: string): PartInEditor | null {
  let found: PartInEditor | null = null;
  doc.forEach((node, position, index) => {
    if (found !== null || cidOf(node) !== cid) return;
    const neighbour = (distance: number): string | null => cidOf(doc.maybeChild(index + distance));
    found = { cid, node, position, before: neighbour(-1), twoBefore: neighbour(-2), after: neighbour(1) };
  });
  return found;
}

/** The part one place up or down; null at the end of the text, or when the part has gone. */
export function stepOf(doc: Node, cid: string, way: 'up' | 'down'): PartCommand | null {
  const part = partNamed(doc, cid);
  if (part === null || (way === 'up' ? part.before : part.after) === null) return null;
  return { kind: 'move', part: cid, after: way === 'up' ? part.twoBefore : part.after };
}

/** The part in which the selection begins. */
export function partAtSelection({
  selection,
  doc,
}: Pick<EditorState, 'selection' | 'doc'>): PartInEditor | null {
  const { $from } = selection;
  const cid = cidOf($from.depth > 0 ? $from.node(1) : $from.nodeAfter);
  return cid === null ? null : partNamed(doc, cid);
}

/** Where a split would cut at the caret: in the words of a paragraph of the part, else before the block. */
export function splitPointAt({ selection }: EditorState): SplitPoint | null {
  const { $from } = selection;
  if ($from.depth < 2) return null;
  const block: unknown = $from.node(2).attrs[TextShape.blockId];
  if (typeof block !== 'string') return null;
  const isInWords = $from.depth === 2 && $from.parent.type.name === 'paragraph';
  return { block, offset: isInWords ? $from.parentOffset : null };
}
