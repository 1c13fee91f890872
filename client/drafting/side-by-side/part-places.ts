import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { partKeys, type PartRows } from './part-rows.ts';

const partPlacesKey = new PluginKey<DecorationSet>('partPlaces');

type Options = { language: TextLanguage; rows: PartRows | null };

/**
 * Puts every part into its row of the sheet, and marks the parts that have no words yet. By decorations, because
 * ProseMirror reads the DOM anew wherever somebody else changes it.
 */
export const PartPlaces = Extension.create<Options>({
  name: 'partPlaces',

  addOptions() {
    return { language: 'en', rows: null };
  },

  addProseMirrorPlugins() {
    const { language, rows } = this.options;
    if (rows === null) return [];
    const draw = (doc: Node) => placeDecorations(doc, (key) => rows.rowOf(language, key));
    return [
      new Plugin<DecorationSet>({
        key: partPlacesKey,
        state: {
          init: (_config, state) => draw(state.doc),
          apply: (transaction, shown) =>
            transaction.docChanged || transaction.getMeta(partPlacesKey) === true
              ? draw(transaction.doc)
              : shown,
        },
        props: { decorations: (state) => partPlacesKey.getState(state) },
        view: (view) => {
          // The order may have changed in the other language alone. Not at once: an editor may be at work on it.
          const redraw = () =>
            queueMicrotask(() => {
              if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(partPlacesKey, true));
            });
          return { destroy: rows.subscribe(redraw) };
        },
      }),
    ];
  },
});

/** The decorations that carry row and emptiness. */
function placeDecorations(doc: Node, rowOf: (key: string) => number | null): DecorationSet {
  const keys = partKeys(doc.children.map((part) => cidOf(part)));
  const decorations: Decoration[] = [];
  doc.forEach((part, at, index) => {
    const row = rowOf(keys[index] ?? '');
    const attributes = {
      ...(row !== null && { style: `grid-row: ${row}` }),
      ...(isUnworded(part) && { 'data-unworded': '' }),
    };
    decorations.push(Decoration.node(at, at + part.nodeSize, attributes));
  });
  return DecorationSet.create(doc, decorations);
}

function cidOf(part: Node): string | null {
  const cid: unknown = part.attrs[TextShape.partId];
  return typeof cid === 'string' ? cid : null;
}

/** Nothing but at most one empty line: it is waiting for its words. */
function isUnworded(part: Node): boolean {
  if (part.isLeaf) return false;
  const block = part.firstChild;
  if (block === null) return true;
  return part.childCount === 1 && block.type.name === 'paragraph' && block.content.size === 0;
}
