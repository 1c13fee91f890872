import type { EditorState } from '@tiptap/pm/state';

export type SlashQuery = { readonly from: number; readonly to: number; readonly words: string };

/** What was typed behind a slash that stands alone in its paragraph; null when there is none before the caret. */
export function slashQueryOf({ selection }: EditorState): SlashQuery | null {
  const { $from, empty } = selection;
  const { parent, depth } = $from;
  // A heading holds words only.
  if (!empty || depth < 2 || parent.type.name !== 'paragraph' || $from.parentOffset < parent.content.size) {
    return null;
  }
  const typed = /^\/([\p{L}\p{M}\p{N} ]{0,24})$/u.exec(parent.textContent)?.[1];
  return typed === undefined || parent.childCount > 1
    ? null
    : { from: $from.start(), to: $from.end(), words: typed };
}

/** True where a slash would open the menu. */
export function isInEmptyParagraph({ selection }: EditorState): boolean {
  const { $from, empty } = selection;
  return (
    empty && $from.depth > 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
  );
}
