import type { Editor } from '@tiptap/core';
import { pastedWords } from '#shared/drafting/paste-text.ts';
import { findInText, type Found } from './find-in-text.ts';
import { foundIn, markFound } from './find-marks.ts';

/** A place in one of the languages. */
export type Place = Found & { readonly editor: Editor; readonly part: number };

/** Searches in all editors; null ends it. */
export function search(editors: readonly Editor[], pattern: RegExp | null): void {
  for (const editor of editors) {
    if (editor.isDestroyed) continue;
    markFound(editor, { search: pattern && ((doc) => findInText(doc, pattern)), current: null });
  }
}

/** All places as one reads side by side: part by part, in each the languages in the order of the columns. */
export function placesIn(editors: readonly Editor[]): Place[] {
  const places = editors.flatMap((editor) => {
    if (editor.isDestroyed) return [];
    const { doc } = editor.state;
    return foundIn(editor).map((found) => ({ ...found, editor, part: doc.resolve(found.from).index(0) }));
  });
  // A stable sort: languages and places of one part keep their order.
  return places.toSorted((one, other) => one.part - other.part);
}

/** Marks a place as the present one. */
export function markPlace(editors: readonly Editor[], place: Place | undefined): void {
  for (const editor of editors) {
    if (!editor.isDestroyed) markFound(editor, { current: editor === place?.editor ? place : null });
  }
}

/** Brings a place into the middle of the screen. */
export function scrollToPlace(place: Place): void {
  const { node } = place.editor.view.domAtPos(place.from, 1);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center', inline: 'nearest' });
}

/** The first place at or behind the caret of the editor that was written in; 0 when there is none. */
export function placeAtCaret(places: readonly Place[], writing: Editor | null): number {
  if (writing === null || writing.isDestroyed) return 0;
  const { from } = writing.state.selection;
  const at = places.findIndex((place) => place.editor === writing && place.from >= from);
  return Math.max(at, 0);
}

/** Puts words in the place of those found; false where one may not write. The words around keep their marks. */
export function replacePlace({ editor, from, to }: Place, words: string): boolean {
  if (!editor.isEditable) return false;
  const { tr } = editor.state;
  const replacement = pastedWords(words);
  editor.view.dispatch(replacement === '' ? tr.delete(from, to) : tr.insertText(replacement, from, to));
  return true;
}

/** Replaces every place where one may write, one step of undo for each language; returns how many. */
export function replacePlaces(editors: readonly Editor[], words: string): number {
  const replacement = pastedWords(words);
  return editors.reduce((count, editor) => {
    if (editor.isDestroyed || !editor.isEditable) return count;
    const found = foundIn(editor);
    const { tr } = editor.state;
    // From the end: what was replaced moves nothing that is still to be.
    for (const { from, to } of found.toReversed()) {
      if (replacement === '') tr.delete(from, to);
      else tr.insertText(replacement, from, to);
    }
    if (tr.docChanged) editor.view.dispatch(tr);
    return count + found.length;
  }, 0);
}
