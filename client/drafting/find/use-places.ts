import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { findPattern, type FindOptions } from './find-pattern.ts';
import type { Found } from './find-in-text.ts';
import { foundIn } from './find-marks.ts';
import { type Place, placesIn, search } from './find-places.ts';

/** The places of the words in these editors, always as the text is now; the search ends with the component. */
export function usePlaces(editors: readonly Editor[], words: string, options: FindOptions): readonly Place[] {
  const { matchCase, wholeWord } = options;
  const [places, setPlaces] = useState<readonly Place[]>([]);
  useEffect(() => {
    const known = new Map<Editor, readonly Found[]>();
    const follow = ({ editor }: { editor: Editor }) => {
      const found = foundIn(editor);
      if (known.get(editor) === found) return;
      known.set(editor, found);
      setPlaces(placesIn(editors));
    };
    for (const editor of editors) editor.on('transaction', follow);
    search(editors, findPattern(words, { matchCase, wholeWord }));
    return () => {
      for (const editor of editors) editor.off('transaction', follow);
    };
  }, [editors, words, matchCase, wholeWord]);
  useEffect(() => () => search(editors, null), [editors]);
  return places;
}
