import { Extension } from '@tiptap/core';
import { type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/**
 * The binding scrolls to the caret after each change of somebody else, and measures the whole text twice for that. A
 * browser that anchors what is on screen keeps the page still by itself; only an undo still leads to its place.
 */
export const StillPage = Extension.create({
  name: 'stillPage',

  onCreate() {
    if (!CSS.supports('overflow-anchor', 'auto')) return;
    const sync: { binding?: ProsemirrorBinding } | undefined = ySyncPluginKey.getState(this.editor.state);
    const binding = sync?.binding;
    if (binding === undefined) return;
    const { doc } = binding;
    // What the binding has measured already; null: it has to measure. Its types leave the null out.
    const measured: { _domSelectionInView: boolean | null } = binding;
    const answer = ({ origin }: Y.Transaction): void => {
      measured._domSelectionInView = origin instanceof Y.UndoManager ? null : false;
    };
    doc.on('beforeTransaction', answer);
    this.editor.on('destroy', () => doc.off('beforeTransaction', answer));
  },
});
