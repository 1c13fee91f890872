import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { readOutline, type OutlineEntry } from './read-outline.ts';

/** Headings change rarely: nobody waits for them, and typing must not pay for them. */
const READ_AGAIN_AFTER_MS = 400;

/** The headings of one language, now and after changes. */
export function useOutline(doc: Y.Doc, language: TextLanguage): readonly OutlineEntry[] {
  const [entries, setEntries] = useState(() => readOutline(doc, language));
  useEffect(() => {
    const fragment = doc.getXmlFragment(language);
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      const now = readOutline(doc, language);
      setEntries((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
    };
    const readSoon = () => {
      timer ??= setTimeout(read, READ_AGAIN_AFTER_MS);
    };
    read();
    fragment.observeDeep(readSoon);
    return () => {
      fragment.unobserveDeep(readSoon);
      if (timer !== null) clearTimeout(timer);
    };
  }, [doc, language]);
  return entries;
}
