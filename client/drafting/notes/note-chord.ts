import { isMac } from '#client/browser/written-chord.ts';
import { isCommentChord } from '#client/drafting/comments/comment-chord.ts';

/** Mod+Alt+N by the place of the key. */
export const isNoteChord = (pressed: KeyboardEvent): boolean => isCommentChord(pressed, isMac(), 'KeyN');

/** As it is written on this machine. */
export const writtenNoteChord = (): string => (isMac() ? '⌥⌘N' : 'Ctrl+Alt+N');
