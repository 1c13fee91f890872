import { Extension, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Found } from './find-in-text.ts';

/** How a text is searched; null ends it. The search itself is loaded only with the bar. */
export type Search = (doc: Node) => readonly Found[];

type Marked = {
  readonly search: Search | null;
  readonly found: readonly Found[];
  /** The place that one is at; null when it is in another language. */
  readonly current: Found | null;
  readonly shown: DecorationSet;
};

type Change = { search?: Search | null; current?: Found | null };

const NOTHING: Marked = { search: null, found: [], current: null, shown: DecorationSet.empty };
const findMarksKey = new PluginKey<Marked>('findMarks');

/** Marks the places of a search in one language, and keeps them right while everybody writes on. */
export const FindMarks = Extension.create({
  name: 'findMarks',

  addProseMirrorPlugins() {
    return [
      new Plugin<Marked>({
        key: findMarksKey,
        state: {
          init: () => NOTHING,
          apply: (tr, marked) => {
            const change: Change | undefined = tr.getMeta(findMarksKey);
            if (change === undefined && (marked.search === null || !tr.docChanged)) return marked;
            const search = change?.search === undefined ? marked.search : change.search;
            const current = change?.current === undefined ? marked.current : change.current;
            const isSame = !tr.docChanged && search === marked.search;
            return markedIn(search, isSame ? marked.found : (search?.(tr.doc) ?? []), {
              doc: tr.doc,
              current,
            });
          },
        },
        props: { decorations: (state) => findMarksKey.getState(state)?.shown },
      }),
    ];
  },
});

/** The places found in this editor's language, in order. */
export function foundIn(editor: Editor): readonly Found[] {
  return findMarksKey.getState(editor.state)?.found ?? [];
}

/** Searches anew, or tells which place one is at; no change of the text and none of its history. */
export function markFound(editor: Editor, change: Change): void {
  editor.view.dispatch(editor.state.tr.setMeta(findMarksKey, change).setMeta('addToHistory', false));
}

function markedIn(
  search: Search | null,
  found: readonly Found[],
  { doc, current }: { doc: Node; current: Found | null },
): Marked {
  if (search === null) return NOTHING;
  const shown = found.map(({ from, to }) =>
    Decoration.inline(from, to, {
      class: current?.from === from && current.to === to ? 'found found-current' : 'found',
    }),
  );
  return { search, found, current, shown: DecorationSet.create(doc, shown) };
}
