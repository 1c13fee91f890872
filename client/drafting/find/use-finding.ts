import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useState } from 'react';
import type { OpenEditors } from '#client/drafting/open-editors.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import {
  markPlace,
  type Place,
  placeAtCaret,
  placesIn,
  replacePlace,
  replacePlaces,
  scrollToPlace,
} from './find-places.ts';
import { usePlaces } from './use-places.ts';

export type FindingInput = {
  open: OpenEditors;
  shown: readonly TextLanguage[];
  /** The editor that one was writing in. */
  writing: Editor | null;
  onClose: () => void;
};

/** What the bar knows and does: the places of the words, which of them one is at, replacing. */
export function useFinding({ open, shown, writing, onClose }: FindingInput) {
  const editors = useMemo(
    () => shown.map((language) => open[language]).filter((editor) => editor !== undefined),
    [open, shown],
  );
  const [asked, setAsked] = useState(() => ({
    words: selectedWords(writing),
    matchCase: false,
    wholeWord: false,
  }));
  // Null until one goes somewhere: then the caret comes back to where it was.
  const [chosen, setChosen] = useState<number | null>(null);
  const [replaced, setReplaced] = useState<number | null>(null);
  const places = usePlaces(editors, asked.words, asked);
  const at = Math.min(chosen ?? placeAtCaret(places, writing), Math.max(places.length - 1, 0));
  // Again after every change of the text: others write before and behind it.
  useEffect(
    () => markPlace(editors, chosen === null ? undefined : places[at]),
    [editors, places, chosen, at],
  );

  const show = (index: number, among = places) => {
    const place = among[index];
    if (place === undefined) return;
    setChosen(index);
    setReplaced(null);
    scrollToPlace(place);
  };
  return {
    ...asked,
    places,
    at,
    replaced,
    ask: (change: Partial<typeof asked>) => {
      setAsked({ ...asked, ...change });
      setChosen(null);
      setReplaced(null);
    },
    /** The first time it shows the place nearest to the caret, then the next one or the one before. */
    go: (step: 1 | -1) => {
      if (places.length === 0) return;
      const from = chosen === null && step === 1 ? at - 1 : at;
      show((from + step + places.length) % places.length);
    },
    replaceOne: (words: string) => {
      const place = places[at];
      if (place === undefined) return;
      // One sees first what is going to be replaced.
      if (chosen === null) show(at);
      else if (replacePlace(place, words)) show(at, placesIn(editors));
    },
    replaceAll: (words: string) => setReplaced(replacePlaces(editors, words)),
    close: () => {
      onClose();
      leaveAt(chosen === null ? undefined : places[at], writing);
    },
  };
}

/** The caret goes to the place that was looked at, or back to where it was. */
function leaveAt(place: Place | undefined, writing: Editor | null): void {
  if (place !== undefined && !place.editor.isDestroyed) {
    const { from, to } = place;
    place.editor.chain().setTextSelection({ from, to }).focus(undefined, { scrollIntoView: false }).run();
    return;
  }
  if (writing !== null && !writing.isDestroyed) writing.commands.focus(undefined, { scrollIntoView: false });
}

function selectedWords(writing: Editor | null): string {
  if (writing === null || writing.isDestroyed) return '';
  const { from, to, $from, $to } = writing.state.selection;
  return $from.sameParent($to) ? writing.state.doc.textBetween(from, to, ' ', ' ') : '';
}
