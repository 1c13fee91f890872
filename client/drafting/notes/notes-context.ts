import { createContext, useSyncExternalStore } from 'react';
import type { TextNotes } from './text-notes.ts';

/** The own Side's notes beside the text that is open around here; null where there are none. */
export const NotesContext = createContext<TextNotes | null>(null);

const never = () => () => undefined;

export function useNotesOpen(notes: TextNotes | null): boolean {
  return useSyncExternalStore(notes?.subscribe ?? never, () => notes?.isOpen() === true);
}
