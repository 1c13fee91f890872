import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { isMac } from '#client/browser/written-chord.ts';
import { chordOf } from '#client/drafting/physical-shortcuts.ts';
import { readingPlace } from '#client/drafting/reading-place.ts';
import { scrollToPart } from '#client/drafting/scroll-to-part.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { hopWish } from './hop-wish.ts';

/** Works on every layout; Alt with an arrow is "back" in browsers and "a word on" on a Mac. */
export const HOP_CHORD = 'mod+shift+l';

export type Hopped = { language: TextLanguage; cid: string };

type Options = {
  /** In the order of the columns; the hop goes round. */
  languages: readonly TextLanguage[];
  shown: readonly TextLanguage[];
  /** Shows a language that is not on the screen. */
  onLanguage: (language: TextLanguage) => void;
};

export type PairHop = {
  /** Every column says which editor is its own; undone by what it returns. */
  register: (language: TextLanguage, editor: Editor) => () => void;
  /** From the part at the caret to the same part in the other language, and back to where one was there. */
  hop: (from: TextLanguage) => boolean;
  /** The last hop, to be said aloud. */
  hopped: Hopped | null;
};

/** The way between the two wordings of a part. */
export function usePairHop({ languages, shown, onLanguage }: Options): PairHop {
  const editors = useRef(new Map<TextLanguage, Editor>());
  const waiting = useRef<Hopped | null>(null);
  const [hopped, setHopped] = useState<Hopped | null>(null);

  const arrive = useCallback((goal: Hopped): boolean => {
    const editor = editors.current.get(goal.language);
    if (editor === undefined || !enterPart(editor, goal)) return false;
    waiting.current = null;
    // A new object even for the same place: it is said again.
    setHopped({ ...goal });
    return true;
  }, []);

  // A language that had to be shown first has its editor only now.
  useEffect(() => {
    const goal = waiting.current;
    if (goal !== null && shown.includes(goal.language)) arrive(goal);
  }, [shown, arrive]);

  const register = useCallback(
    (language: TextLanguage, editor: Editor) => {
      editors.current.set(language, editor);
      if (waiting.current?.language === language) arrive(waiting.current);
      return () => void editors.current.delete(language);
    },
    [arrive],
  );

  const hopFrom = (from: TextLanguage, cid: string | null): boolean => {
    // Between the two on the screen, where there are two; else round all that the text has.
    const round = shown.length > 1 ? shown : languages;
    const next = round[(round.indexOf(from) + 1) % round.length];
    if (next === undefined || next === from || cid === null) return false;
    const goal = { language: next, cid };
    if (shown.includes(next)) return arrive(goal);
    waiting.current = goal;
    onLanguage(next);
    return true;
  };

  const hop = (from: TextLanguage): boolean => {
    const editor = editors.current.get(from);
    return editor !== undefined && hopFrom(from, partAtCaret(editor));
  };

  useWishes((wished) => {
    if (wished !== null) return hopFrom(wished.language, wished.cid);
    // A text that is only read may have the focus, but has no caret to go by.
    const written = shown.find((language) => {
      const editor = editors.current.get(language);
      return editor?.isEditable === true && editor.isFocused;
    });
    if (written !== undefined) return hop(written);
    const place = readingPlace();
    const from = shown.find((language) => language === place?.language);
    return place !== null && from !== undefined && hopFrom(from, place.cid);
  });

  return { register, hop, hopped };
}

/** By name from anywhere, and by the key where the text itself hears none: where it may only be read. */
function useWishes(hopAs: (wished: Hopped | null) => boolean): void {
  const hop = useEffectEvent(hopAs);
  useEffect(() => hopWish.heed((wished) => void hop(wished)), []);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || chordOf(event, isMac()) !== HOP_CHORD) return;
      if (document.querySelector(':modal') === null && hop(null)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

/** The cid of the part in which the caret stands. */
export function partAtCaret(editor: Editor): string | null {
  if (editor.isDestroyed) return null;
  const { $head } = editor.state.selection;
  const part = $head.depth === 0 ? $head.nodeAfter : $head.node(1);
  const cid: unknown = part?.attrs[TextShape.partId];
  return typeof cid === 'string' ? cid : null;
}

/** Where one was in that part before, or its first word. False when the part is not there. */
function enterPart(editor: Editor, { cid, language }: Hopped): boolean {
  if (editor.isDestroyed) return false;
  let start: number | null = null;
  editor.state.doc.forEach((part, at) => {
    if (start === null && part.attrs[TextShape.partId] === cid) start = at;
  });
  if (start === null) return false;
  if (!editor.isEditable) {
    // Without a caret ProseMirror takes no focus and scrolls nowhere.
    editor.view.dom.focus({ preventScroll: true });
    return scrollToPart(cid, { language, block: 'nearest' });
  }
  // First the focus: ProseMirror scrolls only to a selection that the browser has inside this editor.
  editor.view.focus();
  const { doc, tr } = editor.state;
  if (partAtCaret(editor) !== cid) tr.setSelection(TextSelection.near(doc.resolve(start + 1)));
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}
