import { useEffect } from 'react';
import { scrollToPart } from './scroll-to-part.ts';

/** Brings the part that the address names into view, once the text stands. */
export function useScrollToPart(part: string): void {
  useEffect(() => {
    if (part !== '') scrollToPart(part, { block: 'start' });
  }, [part]);
}
