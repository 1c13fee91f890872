import { useLayoutEffect } from 'react';
import type { TextComments } from './text-comments.ts';
import { useCommentsState } from './use-text-comments.ts';

/** A panel that does not come in this time has failed, and says so itself. */
const LONGEST_MS = 5000;

/**
 * Between "comment" and the moment when the panel has come and taken the focus, letters belong to the comment: in the
 * text they would replace the very words that are being commented on.
 */
export function useHeldKeys(comments: TextComments): void {
  const { draft } = useCommentsState(comments);
  const isBegun = draft !== null;
  useLayoutEffect(() => {
    if (!isBegun || isInPanel(document.activeElement)) return undefined;
    const hold = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      const box = document.querySelector('#comments [data-draft] textarea');
      if (box instanceof HTMLTextAreaElement) return box.focus(); // it has come: this letter falls into it
      event.preventDefault();
      event.stopPropagation();
      comments.type('', comments.typedFor('') + event.key);
    };
    const release = (): void => window.removeEventListener('keydown', hold, true);
    const releaseInPanel = (event: FocusEvent): void => {
      if (event.target instanceof Element && isInPanel(event.target)) release();
    };
    const timer = setTimeout(release, LONGEST_MS);
    window.addEventListener('keydown', hold, true);
    document.addEventListener('focusin', releaseInPanel);
    return () => {
      clearTimeout(timer);
      release();
      document.removeEventListener('focusin', releaseInPanel);
    };
  }, [comments, isBegun]);
}

function isInPanel(element: Element | null): boolean {
  return element instanceof HTMLTextAreaElement && element.closest('#comments') !== null;
}
