import { useEffect, useRef } from 'react';
import type { StepName } from '#client/actions/action/step-name.ts';
import { type ReviewKey, reviewKeyOf, takesLetters } from './review-keys.ts';

/** Hears the keys of the review wherever the focus is, unless letters are written there or a dialog is open. */
export function useReviewKeys(heed: (asked: ReviewKey | StepName) => boolean): void {
  const latest = useRef(heed);
  useEffect(() => {
    latest.current = heed;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || takesLetters(event.target)) return;
      if (document.querySelector('dialog[open], [role="menu"]') !== null) return;
      const asked = reviewKeyOf(event);
      if (asked !== null && latest.current(asked)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
