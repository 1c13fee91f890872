import type { Editor } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

type Redrawing = { binding?: { _forceRerender?: () => void } } | undefined;

/**
 * Draws the text anew from its Y.Doc. The binding throws while it applies some remote changes (y-tiptap#48): the Y.Doc
 * is right then and the view is not.
 */
export function redrawStaleView(editor: Editor): void {
  if (editor.isDestroyed) return;
  const state: Redrawing = ySyncPluginKey.getState(editor.state);
  state?.binding?._forceRerender?.();
}
