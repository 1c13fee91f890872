import { useLayoutEffect } from 'react';
import { isMac } from '#client/browser/written-chord.ts';
import type { TextComments } from './text-comments.ts';
import { useCommentsState } from './use-text-comments.ts';

/** A panel that does not come in this time has failed, and says so itself. */
const LONGEST_MS = 5000;

/**
 * Between "comment" and the moment when the box has come and taken the focus, letters belong to the comment: in the
 * text they would replace the very words that are being commented on.
 */
export function useHeldKeys(comments: TextComments): void {
  const isAwaited = useCommentsState(comments).wish === 'box ';
  useLayoutEffect(() => {
    if (!isAwaited) return undefined;
    const onMac = isMac();
    const hold = (event: KeyboardEvent): void => {
      const typed = comments.typedFor('');
      const isSending = event.key === 'Enter' && (onMac ? event.metaKey : event.ctrlKey);
      const held = isSending ? typed : typedWith(event, typed);
      if (held === null) return;
      event.preventDefault();
      event.stopPropagation();
      comments.type('', held);
      if (isSending && comments.open(held)) comments.state.selection?.focus('behind');
    };
    const release = (): void => window.removeEventListener('keydown', hold, true);
    const timer = setTimeout(release, LONGEST_MS);
    window.addEventListener('keydown', hold, true);
    return () => {
      clearTimeout(timer);
      release();
    };
  }, [comments, isAwaited]);
}

/** What is typed after one more key; null for a key that writes nothing. */
function typedWith({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, typed: string): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'Backspace') return typed.replace(/.$/su, '');
  if (key === 'Delete') return typed;
  if (key === 'Enter') return `${typed}\n`;
  return key.length === 1 ? typed + key : null;
}
