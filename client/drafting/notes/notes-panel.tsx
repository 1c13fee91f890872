import { StickyNote, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RescuePanel } from '#client/drafting/rescue-panel.tsx';
import { RoomNotices } from '#client/drafting/room-notices.tsx';
import { SaveNote } from '#client/drafting/save-note.tsx';
import dock from '#client/drafting/side-dock.module.css';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { TextState } from '#client/sync/text-state.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { ClauseNames } from './clause-names.ts';
import { writtenNoteChord } from './note-chord.ts';
import { NotesEditor } from './notes-editor.tsx';
import styles from './notes-panel.module.css';
import type { OwnNotesProps } from './own-notes.tsx';
import { placeOfReader } from './place-of-reader.ts';

export type NotesPanelProps = OwnNotesProps & {
  text: OpenDocument['texts'][number];
  connection: TextConnection | null;
  state: TextState;
  names: ClauseNames | null;
  /** The fragment that the notes stand in. */
  written: TextLanguage;
};

/** The own Side's notes beside the text: whose they are, whether they are safe, who else is in them, and the notes. */
export function NotesPanel(props: NotesPanelProps) {
  const { notes, text, connection, state, names } = props;
  const { t } = useTranslation('notes');
  const mayEdit = text.right === 'edit';
  const editable = mayEdit && state.ended === null && state.save.kind !== 'server-cannot-save';
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    document.querySelector<HTMLElement>('[aria-controls="notes"]')?.focus();
    notes.show(false);
  };
  return (
    <aside id="notes" className={dock.dock} aria-label={t('title')}>
      {/* Before the editor, which would choose the whole note by Escape. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={styles.panel} onKeyDownCapture={leave}>
        <Header {...props} mayEdit={editable} />
        <RoomNotices
          document={props.document.id}
          state={state}
          mayEdit={mayEdit}
          isArchived={props.document.isArchived}
          onRefusalRead={() => connection?.dismissRefusal()}
          loginAgain={null}
        />
        {connection !== null && names !== null && state.readable ? (
          <NotesEditor key={state.generation} {...props} {...{ connection, names, editable }} />
        ) : (
          <output className={styles.opening}>{t('opening')}</output>
        )}
        <RescuePanel rescue={state.rescue} onDismiss={(id) => connection?.dismissRescue(id)} />
      </div>
    </aside>
  );
}

function Header({ notes, side, lookOf, state, mayEdit }: NotesPanelProps & { mayEdit: boolean }) {
  const { t } = useTranslation(['notes', 'documents']);
  const heading = useRef<HTMLHeadingElement>(null);
  const { letters, hue, name } = lookOf(side);
  const others = state.people.filter(({ isMe }) => !isMe);
  // Whoever asked for a note has the focus in it.
  useEffect(() => {
    if (notes.asked() === null) heading.current?.focus();
  }, [notes]);
  return (
    <header className={styles.header}>
      <div className={styles.first}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {t('notes:title')}
        </h2>
        {mayEdit && (
          <>
            <IconButton
              label={t('notes:onClause')}
              shortcut={writtenNoteChord()}
              icon={<StickyNote />}
              onClick={() => notes.ask(placeOfReader() ?? '')}
            />
            <IconButton label={t('notes:newNote')} icon={<Plus />} onClick={() => notes.ask('')} />
          </>
        )}
        <IconButton label={t('notes:close')} icon={<X />} onClick={() => notes.show(false)} />
      </div>
      <p className={styles.whose}>
        <ColourTag letters={letters} hue={hue} /> {t('documents:onlySide', { side: name })}
      </p>
      <p className={styles.facts}>
        <SaveNote save={state.save} online={state.online} />
        {others.length > 0 && (
          <span>{t('notes:alsoHere', { names: others.map((each) => each.name).join(', ') })}</span>
        )}
      </p>
    </header>
  );
}
