import { StickyNote } from 'lucide-react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '#client/drafting/dock-button.module.css';
import { IconButton } from '#client/ui/icon-button.tsx';
import { NotesContext, useNotesOpen } from './notes-context.ts';

/** Opens and closes the own Side's notes. */
export function NotesButton() {
  const notes = useContext(NotesContext);
  const { t } = useTranslation('parts');
  const isOpen = useNotesOpen(notes);
  if (notes === null) return null;
  return (
    <span className={`${styles.place ?? ''} ${styles.notes ?? ''}`}>
      <IconButton
        label={t('ourNotes')}
        icon={<StickyNote />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? 'notes' : undefined}
        data-testid="notes-button"
        onClick={() => notes.show(!isOpen)}
      />
    </span>
  );
}
