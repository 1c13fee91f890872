import type { EditorState } from '@tiptap/pm/state';

export type SlashQuery = {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Behind other words of the paragraph. */
  readonly isInline: boolean;
};

/** How far back a slash is looked for behind which somebody types. */
const LONGEST = 25;

/**
 * What was typed behind a slash that stands alone in its paragraph, or with at least one letter behind a space; null when
 * there is none before the caret.
 */
export function slashQueryOf(state: EditorState): SlashQuery | null {
  const { $from, empty } = state.selection;
  const { parent, depth } = $from;
  // A heading holds words only.
  if (!empty || depth < 2 || parent.type.name !== 'paragraph') return null;
  return aloneIn(state) ?? withinWords(state);
}

function aloneIn({ selection: { $from } }: EditorState): SlashQuery | null {
  const { parent } = $from;
  if ($from.parentOffset < parent.content.size || parent.childCount > 1) return null;
  const words = /^\/([\p{L}\p{M}\p{N} ]{0,24})$/u.exec(parent.textContent)?.[1];
  return words === undefined ? null : { from: $from.start(), to: $from.end(), words, isInline: false };
}

/** Without a letter behind it a slash is a slash: "and / or", "km/h". */
function withinWords({ selection: { $from } }: EditorState): SlashQuery | null {
  const at = $from.parentOffset;
  const before = $from.parent.textBetween(Math.max(0, at - LONGEST), at, undefined, '\ufffc');
  const words = /(?:^|\s)\/([\p{L}\p{M}]{1,24})$/u.exec(before)?.[1];
  if (words === undefined) return null;
  const to = $from.pos;
  return { from: to - words.length - 1, to, words, isInline: true };
}

/** True where a slash would open the menu. */
export function isInEmptyParagraph({ selection }: EditorState): boolean {
  const { $from, empty } = selection;
  return (
    empty && $from.depth > 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
  );
}
