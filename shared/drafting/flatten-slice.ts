import { Fragment, type Node, Slice } from '@tiptap/pm/model';

const PART = 'part';
const HEADING = 'heading';

/**
 * The same words without parts: passages and clauses give their blocks, headings become paragraphs, leaf parts (they are
 * data) go, and with them every cid. Ends that were open stay so, and a paragraph at an end is open: it continues the
 * one that it is put into.
 */
export function flattenSlice(slice: Slice): Slice {
  if (!holdsPart(slice.content)) return slice;
  const content = Fragment.from(slice.content.content.flatMap(blocksOf));
  const most = Slice.maxOpen(content);
  const openStart = openWithin(slice.content.firstChild, slice.openStart, content.firstChild);
  const openEnd = openWithin(slice.content.lastChild, slice.openEnd, content.lastChild);
  return new Slice(content, Math.min(openStart, most.openStart), Math.min(openEnd, most.openEnd));
}

/** Only the words, for a place that holds no blocks: those of several blocks come with a space between them. */
export function inlineSlice(slice: Slice): Slice {
  const runs: Node[] = [];
  addInline(slice.content, runs);
  return new Slice(Fragment.from(runs), 0, 0);
}

/** True when there is anything to read in it. */
export function hasWords(content: Fragment): boolean {
  let found = false;
  content.descendants((node) => {
    found ||= node.isText || (node.isInline && node.isLeaf);
    return !found;
  });
  return found;
}

/** True when a part stands at its top. */
export function holdsPart(content: Fragment): boolean {
  return content.content.some((node) => node.type.isInGroup(PART));
}

function blocksOf(node: Node): readonly Node[] {
  if (!node.type.isInGroup(PART)) return [node];
  if (node.type.name !== HEADING) return node.content.content;
  const paragraph = node.type.schema.nodes['paragraph'];
  return paragraph === undefined ? [] : [paragraph.create(null, node.content)];
}

/** How far the end of the flattened content is open. A heading turns into a paragraph, as deep as it was. */
function openWithin(edge: Node | null, open: number, block: Node | null): number {
  const least = block?.isTextblock === true ? 1 : 0;
  const isContainer = edge?.type.isInGroup(PART) === true && edge.type.name !== HEADING;
  return Math.max(isContainer ? open - 1 : open, least);
}

function addInline(content: Fragment, runs: Node[]): void {
  content.forEach((node) => {
    if (node.isInline) {
      runs.push(node);
      return;
    }
    if (node.isTextblock && runs.length > 0 && node.content.size > 0) runs.push(node.type.schema.text(' '));
    addInline(node.content, runs);
  });
}
