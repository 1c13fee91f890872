import { useEffect } from 'react';

/** Brings the part that the address names into view, once the text stands. */
export function useScrollToPart(part: string): void {
  useEffect(() => {
    if (part === '') return;
    const columns = document.querySelectorAll('.text-column:not([hidden])');
    for (const column of columns) {
      const found = column.querySelector(`[data-cid="${CSS.escape(part)}"]`);
      if (found === null) continue;
      found.scrollIntoView({ block: 'center' });
      return;
    }
  }, [part]);
}
