import type { Node } from '@tiptap/pm/model';
import { isTextRun, type TextElement, type TextNode, withoutNulls } from './text-tree.ts';
import { textSchema } from './text-schema.ts';

/** The plain tree of a ProseMirror node of the text schema. Refuses text, which is no element. */
export function treeOfNode(node: Node): TextElement {
  if (node.isText) throw new TypeError('a text node is not an element');
  return {
    name: node.type.name,
    attributes: withoutNulls(node.attrs),
    children: node.children.map(childOf),
  };
}

/** The ProseMirror node of a plain tree, checked against the schema: RangeError when it does not fit. */
export function nodeOfTree(tree: TextElement): Node {
  const node = textSchema.nodeFromJSON(jsonOf(tree));
  node.check();
  return node;
}

/** The same tree with every default spelled out, as y-tiptap stores it. RangeError when it does not fit the schema. */
export function completeTree(tree: TextElement): TextElement {
  return treeOfNode(nodeOfTree(tree));
}

function childOf(node: Node): TextNode {
  if (!node.isText) return treeOfNode(node);
  return {
    text: node.text ?? '',
    marks: Object.fromEntries(node.marks.map((mark) => [mark.type.name, mark.attrs])),
  };
}

function jsonOf(node: TextNode): Record<string, unknown> {
  if (isTextRun(node)) {
    const marks = Object.entries(node.marks).map(([type, attrs]) => ({ type, attrs }));
    return { type: 'text', text: node.text, marks };
  }
  return { type: node.name, attrs: node.attributes, content: node.children.map(jsonOf) };
}
