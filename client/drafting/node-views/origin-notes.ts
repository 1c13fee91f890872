import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { ActionsInText } from '#client/drafting/actions/actions-context.ts';
import type { ShownOrigin } from '#client/drafting/actions/clause-origins.ts';
import { cidOf } from '#client/drafting/parts/standing-part.ts';

const originNotesKey = new PluginKey<DecorationSet>('originNotes');

/** Says beneath a clause that was brought from another document where it comes from. Never changes the text. */
export const OriginNotes = Extension.create<{ inText: ActionsInText | null }>({
  name: 'originNotes',

  addOptions() {
    return { inText: null };
  },

  addProseMirrorPlugins() {
    const { inText } = this.options;
    return inText === null ? [] : [originNotes(inText)];
  },
});

function originNotes(inText: ActionsInText): Plugin<DecorationSet> {
  const { origins } = inText;
  return new Plugin<DecorationSet>({
    key: originNotesKey,
    state: {
      init: (_config, state) => notes(state.doc, inText),
      // Never mapped: a remote change replaces the whole document, and mapping would lose every note.
      apply: (transaction, shown) =>
        transaction.docChanged || transaction.getMeta(originNotesKey) === true
          ? notes(transaction.doc, inText)
          : shown,
    },
    props: { decorations: (state) => originNotesKey.getState(state) },
    view: (view) => {
      let frame = 0;
      // Never at once: inside a change of the Y.Doc the editor is not up to date yet.
      const unsubscribe = origins.subscribe(() => {
        cancelAnimationFrame(frame);
        frame = requestAnimationFrame(() => {
          if (view.isDestroyed) return;
          view.dispatch(view.state.tr.setMeta(originNotesKey, true).setMeta('addToHistory', false));
        });
      });
      return {
        destroy: () => {
          cancelAnimationFrame(frame);
          unsubscribe();
        },
      };
    },
  });
}

function notes(doc: Node, { origins, things }: ActionsInText): DecorationSet {
  if (origins.isEmpty) return DecorationSet.empty;
  const decorations: Decoration[] = [];
  doc.forEach((part, at) => {
    const cid = cidOf(part);
    const origin = cid === null ? null : origins.of(cid);
    if (origin === null) return;
    const draw = () => noteOf(origin, (href) => things.open(href));
    const key = `${cid} ${origin.words}`;
    decorations.push(
      Decoration.widget(at + part.nodeSize - 1, draw, { side: 1, key, ignoreSelection: true }),
    );
  });
  return DecorationSet.create(doc, decorations);
}

function noteOf({ words, href, isAlarming }: ShownOrigin, open: (href: string) => void): HTMLElement {
  const note = document.createElement('a');
  note.className = 'origin-note';
  note.contentEditable = 'false';
  note.href = href;
  note.dataset['alarming'] = String(isAlarming);
  note.append(words);
  note.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(href);
  });
  return note;
}
