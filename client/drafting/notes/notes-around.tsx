import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import styles from '#client/drafting/side-dock.module.css';
import { withFollowUpWords } from '#client/i18n/start-i18n.ts';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { retriedLater } from '#client/ui/retried-later.tsx';
import { isNoteChord } from './note-chord.ts';
import { NotesContext, useNotesOpen } from './notes-context.ts';
import type { OwnNotesProps } from './own-notes.tsx';
import { placeOfReader } from './place-of-reader.ts';
import { TextNotes } from './text-notes.ts';

const OwnNotes = loadedLater(async () => (await withFollowUpWords(import('./own-notes.tsx'))).OwnNotes);

type Props = Omit<OwnNotesProps, 'notes' | 'side'> & {
  /** Null where there are none: for whoever belongs to no Side, and beside a document that is one Side's already. */
  side: string | null;
  children: ReactNode;
};

/** Milliseconds after which the room is there to be read and written in: only then the notes come. */
const LATER_MS = 2000;

/** Gives the room the own Side's notes beside its text. Their code comes later where there are some, or when they are asked for. */
export function NotesAround({ side, children, ...props }: Props) {
  const notes = useMemo(() => (side === null ? null : new TextNotes()), [side]);
  const isOpen = useNotesOpen(notes);
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(navigator.onLine), LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  useNoteChord(notes);
  const { id, texts } = props.document;
  const areThere = texts.some(({ address }) => address === `${id}/private/${side}`);
  return (
    <NotesContext value={notes}>
      {children}
      {notes !== null && side !== null && (isOpen || (isLater && areThere)) && (
        <RegionBoundary fallback={retriedLater}>
          <OwnNotes {...props} notes={notes} side={side} />
        </RegionBoundary>
      )}
    </NotesContext>
  );
}

/** Makes room for the panel where the window has it to spare. */
export function NotesSpace({ children }: { children: ReactNode }) {
  const isOpen = useNotesOpen(useContext(NotesContext));
  return (
    <div className={styles.space} data-open={isOpen}>
      {children}
    </div>
  );
}

/** Anywhere in the room: the note on the clause in which one writes, or else reads. */
function useNoteChord(notes: TextNotes | null): void {
  useEffect(() => {
    if (notes === null) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (!isNoteChord(event)) return;
      event.preventDefault();
      notes.ask(placeOfReader() ?? '');
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [notes]);
}
