import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { numberParts, partLabel, referenceTo, type PartNumber } from '#shared/drafting/numbering.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

const partNumbersKey = new PluginKey<DecorationSet>('partNumbers');

/** Shows the computed number of every part, and of every reference to one, as an attribute that the style sheet prints. */
export const PartNumbers = Extension.create<{ language: TextLanguage }>({
  name: 'partNumbers',

  addOptions() {
    return { language: 'en' };
  },

  addProseMirrorPlugins() {
    const { language } = this.options;
    return [
      new Plugin<DecorationSet>({
        key: partNumbersKey,
        state: {
          init: (_config, state) => numberDecorations(state.doc, language),
          // Never mapped: a remote change replaces the whole document, and mapping would lose every number.
          apply: (transaction, shown) =>
            transaction.docChanged ? numberDecorations(transaction.doc, language) : shown,
        },
        props: { decorations: (state) => partNumbersKey.getState(state) },
      }),
    ];
  },
});

/** The decorations that carry the numbers of a text in one language. */
export function numberDecorations(doc: Node, language: TextLanguage): DecorationSet {
  const parts = doc.children.map((part) => ({ name: part.type.name, attributes: part.attrs }));
  const numbers = numberParts(parts);
  const byCid = new Map<unknown, PartNumber>();
  const decorations: Decoration[] = [];
  doc.forEach((part, at, index) => {
    const number = numbers[index];
    if (number === null || number === undefined) return;
    const cid: unknown = part.attrs['cid'];
    if (!byCid.has(cid)) byCid.set(cid, number);
    const attributes = { 'data-number': partLabel(number, language), 'data-numbered': number.kind };
    decorations.push(Decoration.node(at, at + part.nodeSize, attributes));
  });
  doc.descendants((node, at) => {
    const number = node.type.name === 'clauseRef' ? byCid.get(node.attrs['cid']) : undefined;
    if (number === undefined) return;
    decorations.push(Decoration.node(at, at + 1, { 'data-number': referenceTo(number, language) }));
  });
  return DecorationSet.create(doc, decorations);
}
