import { Extension } from '@tiptap/core';
import { type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * The binding scrolls to the caret after each change of somebody else, and measures the whole text twice for that. A
 * browser that anchors what is on screen keeps the page still by itself; an undo leads to its place (`own-undo.ts`).
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
    const answer = (): void => {
      measured._domSelectionInView = false;
    };
    doc.on('beforeTransaction', answer);
    this.editor.on('destroy', () => doc.off('beforeTransaction', answer));
  },
});
