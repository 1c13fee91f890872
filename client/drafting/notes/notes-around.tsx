import { type ReactNode, useContext, useEffect, useMemo } from 'react';
import styles from '#client/drafting/side-dock.module.css';
import { useLater } from '#client/drafting/use-later.ts';
import { withFollowUpWords } from '#client/i18n/start-i18n.ts';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { retriedLater } from '#client/ui/retried-later.tsx';
import { isNoteChord } from './note-chord.ts';
import { NotesContext, useNotesOpen } from './notes-context.ts';
import type { OwnNotesProps } from './own-notes.tsx';
import { TextNotes } from './text-notes.ts';

const OwnNotes = loadedLater(async () => (await withFollowUpWords(import('./own-notes.tsx'))).OwnNotes);

type Props = Omit<OwnNotesProps, 'notes' | 'side'> & {
  /** Null where there are none: for whoever belongs to no Side, and beside a document that is one Side's already. */
  side: string | null;
  children: ReactNode;
};

/** Gives the room the own Side's notes beside its text. Their code comes later where there are some, or when they are asked for. */
export function NotesAround({ side, children, ...props }: Props) {
  const notes = useMemo(() => (side === null ? null : new TextNotes()), [side]);
  const isOpen = useNotesOpen(notes);
  const isLater = useLater();
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
      void import('./place-of-reader.ts').then(({ placeOfReader }) => notes.ask(placeOfReader() ?? ''));
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [notes]);
}
