import { useEffect, useState } from 'react';
import { chordOf, isMac } from '#client/drafting/physical-shortcuts.ts';

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
      const { activeElement } = document;
      // A dialog has nothing of the text in it to be found.
      if (activeElement?.closest('[data-find-bar], [role="dialog"]') !== null) return;
      event.preventDefault();
      setOpen(true);
      document.querySelector<HTMLInputElement>('[data-find-bar] input')?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return { isOpen, close: () => setOpen(false) };
}
