import { useLayoutEffect } from 'react';
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
    const hold = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      event.preventDefault();
      event.stopPropagation();
      comments.type('', comments.typedFor('') + event.key);
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
