import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { EditorContent, useEditor } from '@tiptap/react';
import {
  type CSSProperties,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { partName } from '#client/drafting/part-name.ts';
import { partNamed } from '#client/drafting/parts/standing-part.ts';
import { CaretPresence } from '#client/drafting/presence/caret-presence.ts';
import { renameCarets } from '#client/drafting/presence/caret-view.ts';
import { PresentNamesContext } from '#client/drafting/presence/present-names.ts';
import { redrawStaleView } from '#client/drafting/redraw-stale-view.ts';
import { scrollToPart } from '#client/drafting/scroll-to-part.ts';
import { partAtCaret } from '#client/drafting/side-by-side/use-pair-hop.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { ClauseNames } from './clause-names.ts';
import type { NoteSurroundings } from './note-clause.ts';
import { writtenNoteChord } from './note-chord.ts';
import './notes.css';
import { notesExtensions } from './notes-extensions.ts';
import styles from './notes-panel.module.css';
import type { NotesPanelProps } from './notes-panel.tsx';
import { beginNote, notesIn, removeNote } from './notes-text.ts';

type Props = Omit<NotesPanelProps, 'connection' | 'names'> & {
  connection: TextConnection;
  names: ClauseNames;
  editable: boolean;
};

/** The words of the notes, live. Give it a new `key` for each generation of the Y.Doc. */
export function NotesEditor(props: Props) {
  const { connection, editable } = props;
  const { t } = useTranslation('notes');
  const locale = useLocale();
  const editor = useNotesEditor(props);
  useEffect(() => {
    if (editor.isEditable !== editable) editor.setEditable(editable, false);
    const { dom } = editor.view;
    dom.setAttribute('aria-readonly', String(!editable));
    dom.setAttribute('aria-label', t('title'));
    // In which language somebody writes nobody says: the one they read is the likeliest.
    dom.setAttribute('lang', locale);
  }, [editor, editable, locale, t]);
  useEffect(() => connection.onViewStale(() => redrawStaleView(editor)), [connection, editor]);
  useAskedNote(props, editor);
  return (
    <>
      <EditorContent editor={editor} className="notes-text" style={emptyNote(t('empty'))} />
      {editable && <p className={styles.howTo}>{t('howTo', { chord: writtenNoteChord() })}</p>}
    </>
  );
}

/** Said by the style sheet where a note on no clause has no words. */
function emptyNote(words: string): CSSProperties {
  // A custom property is not in React's list of styles.
  return { '--empty-note': JSON.stringify(words) } as CSSProperties;
}

function useNotesEditor(props: Props): Editor {
  const { connection, names, written, lookOf, editable } = props;
  const outside = useSurroundings(props);
  const carets = useMemo(
    () =>
      new CaretPresence({
        awareness: connection.awareness,
        language: written,
        lookOf: (side) => lookOf(side),
        currentPart: outside.currentPart,
      }),
    [connection, written, lookOf, outside],
  );
  const nameOf = useContext(PresentNamesContext);
  const editor = useEditor(
    {
      extensions: notesExtensions({ doc: connection.doc, language: written, carets, around: outside.now }),
      editable,
      // Its few rules stand in notes.css: nothing to inject, nothing for the policy to allow.
      injectCSS: false,
      editorProps: { attributes: editorAttributes },
    },
    [carets, names],
  );
  useEffect(() => {
    outside.hold(editor);
    carets.callBy(nameOf);
    renameCarets(editor.view.dom, carets);
  }, [carets, nameOf, editor, outside]);
  return editor;
}

const editorAttributes: Record<string, string> = {
  role: 'textbox',
  'aria-multiline': 'true',
  tabindex: '0',
  spellcheck: 'true',
  translate: 'no',
};

/** As they are now, whenever the editor draws: it outlives a change of the interface language, with its history. */
function useSurroundings({ connection, names, written, editable }: Props): NotesOutside {
  const { t } = useTranslation('notes');
  const { t: inRoom } = useTranslation(['room', 'drafting']);
  const now: NoteSurroundings = {
    names,
    nameOf: (clause) =>
      clause === null ? t('gone') : partName(inRoom, clause.number ?? undefined, names.language),
    goTo: (cid) => void scrollToPart(cid, { language: names.language }),
    remove: editable ? (cid) => removeNote(connection.doc, written, cid) : null,
    removeLabel: t('remove'),
  };
  const [outside] = useState(() => new NotesOutside(now));
  useLayoutEffect(() => outside.follow(now));
  return outside;
}

/** What the editor's extensions reach outside of it. */
class NotesOutside {
  #now: NoteSurroundings;
  #editor: Editor | null = null;

  constructor(now: NoteSurroundings) {
    this.#now = now;
  }

  readonly now = (): NoteSurroundings => this.#now;

  follow(now: NoteSurroundings): void {
    this.#now = now;
  }

  hold(editor: Editor): void {
    this.#editor = editor;
  }

  /** The cid of the note in which the caret stands. */
  readonly currentPart = (): string | null => (this.#editor === null ? null : partAtCaret(this.#editor));
}

/** Puts the caret into the note that was asked for, and begins it where there is none. */
function useAskedNote({ notes, connection, names, written, editable }: Props, editor: Editor): void {
  const asked = useSyncExternalStore(notes.subscribe, notes.asked);
  useEffect(() => {
    if (asked === null || editor.isDestroyed) return undefined;
    const { doc } = connection;
    const clause = asked !== '' && names.of(asked) !== null ? asked : null;
    const found = clause === null ? undefined : notesIn(doc, written).find((note) => note.clause === clause);
    if (found === undefined && !editable) return notes.answered();
    const cid = found?.cid ?? beginNote(doc, { language: written, clause, names });
    notes.answered();
    caretInto(editor, cid, FRAMES);
    return undefined;
  }, [asked, connection, editable, editor, names, notes, written]);
}

/** So many frames an editor that has only just been made may need until it shows its text. */
const FRAMES = 60;

function caretInto(editor: Editor, cid: string, patience: number): void {
  if (editor.isDestroyed) return;
  const { view } = editor;
  const part = partNamed(view.state.doc, cid);
  if (part === null) {
    if (patience > 0) requestAnimationFrame(() => caretInto(editor, cid, patience - 1));
    return;
  }
  const end = part.position + part.node.nodeSize - 1;
  const { tr, doc } = view.state;
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(end), -1)));
  view.focus();
  if (!view.editable) view.dom.focus({ preventScroll: true });
  view.dom.querySelector(`[data-cid="${CSS.escape(cid)}"]`)?.scrollIntoView({ block: 'nearest' });
}
