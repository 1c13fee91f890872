import { useEffect, useState } from 'react';
import { readingLine } from '#client/drafting/reading-place.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** The cid of the heading under which the reader is now; null above the first one. */
export function useScrollSpy(language: TextLanguage): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setCurrent(headingAtReadingLine(language));
    };
    const lookSoon = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    lookSoon();
    window.addEventListener('scroll', lookSoon, { passive: true });
    window.addEventListener('resize', lookSoon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', lookSoon);
      window.removeEventListener('resize', lookSoon);
    };
  }, [language]);
  return current;
}

function headingAtReadingLine(language: TextLanguage): string | null {
  const line = readingLine();
  const selector = `.text-column[data-language="${language}"] [data-part="heading"]`;
  let reached: string | null = null;
  for (const heading of document.querySelectorAll<HTMLElement>(selector)) {
    if (heading.getBoundingClientRect().top > line) break;
    reached = heading.dataset['cid'] ?? reached;
  }
  return reached;
}
