import { useEffect, useState } from 'react';
import { isMac } from '#client/browser/written-chord.ts';
import { chordOf } from '#client/drafting/physical-shortcuts.ts';
import { findWish } from './find-wish.ts';

export type FindBarState = {
  isOpen: boolean;
  close: () => void;
};

/** Mod+F opens our bar; pressed again in the bar, it is the browser's own. */
export function useFindKey(): FindBarState {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || chordOf(event, isMac()) !== 'mod+f') return;
      // A dialog has nothing of the text in it to be found, and lies over the bar.
      if (document.querySelector(':modal') !== null) return;
      if (document.activeElement?.closest('[data-find-bar]') !== null) return;
      event.preventDefault();
      open();
    };
    const open = () => {
      setOpen(true);
      document.querySelector<HTMLInputElement>('[data-find-bar] input')?.select();
    };
    window.addEventListener('keydown', onKey);
    const unheed = findWish.heed(open);
    return () => {
      unheed();
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  return { isOpen, close: () => setOpen(false) };
}
