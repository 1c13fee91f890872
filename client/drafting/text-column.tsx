import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { useContext, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { ActionsContext } from './actions/actions-context.ts';
import { CommentMarks } from './comments/comment-marks.ts';
import { CommentsContext } from './comments/comments-context.ts';
import { editorExtensions } from './editor-extensions.ts';
import { EditorSurroundings } from './editor-surroundings.ts';
import { formattingShortcuts } from './formatting.ts';
import { Chips } from './node-views/chips.ts';
import { OriginNotes } from './node-views/origin-notes.ts';
import { NoteMarks } from './notes/note-marks.ts';
import { NotesContext } from './notes/notes-context.ts';
import type { Signatory } from './node-views/signatory.ts';
import { CaretPresence } from './presence/caret-presence.ts';
import { renameCarets } from './presence/caret-view.ts';
import { PresentNamesContext } from './presence/present-names.ts';
import { useOfferEditor } from './open-editors.ts';
import { redrawStaleView } from './redraw-stale-view.ts';
import type { PartRows } from './side-by-side/part-rows.ts';
import { HOP_CHORD, type PairHop } from './side-by-side/use-pair-hop.ts';
import { PartCommanderContext } from './parts/part-commander-context.ts';
import { PartCommands } from './parts/part-commands.ts';
import type { SideLookOf } from './side-look-of.ts';
import { unwordedNote } from './unworded-note.ts';

/** In pixels: a caret that is scrolled to stands below the bars over the text and above what lies at its lower edge. */
const clearOfTheBars = {
  scrollThreshold: { top: 112, right: 0, bottom: 48, left: 0 },
  scrollMargin: { top: 128, right: 5, bottom: 64, left: 5 },
} as const;

export type TextColumnProps = {
  connection: TextConnection;
  language: TextLanguage;
  editable: boolean;
  hidden: boolean;
  rows: PartRows;
  pairHop: PairHop;
  lookOf: SideLookOf;
  signatories: readonly Signatory[];
  /** This editor has the focus now: toolbar and menus act on it. */
  onFocus: (editor: Editor) => void;
  onLink: () => void;
};

/** One language of a text, live. Give it a new `key` for each generation of the Y.Doc. */
export function TextColumn(props: TextColumnProps) {
  const { connection, language, editable, hidden, pairHop, onFocus } = props;
  const { register } = pairHop;
  const { t } = useTranslation(['drafting', 'room']);
  const label = t('textIn', { language: t(`language-${language}`) });
  const editor = useTextEditor(props);
  useOfferEditor(language, editor);

  useEffect(() => {
    if (editor.isEditable !== editable) editor.setEditable(editable, false);
    editor.view.dom.setAttribute('aria-readonly', String(!editable));
  }, [editor, editable]);

  useEffect(() => editor.view.dom.setAttribute('aria-label', label), [editor, label]);

  useEffect(() => {
    const focused = () => onFocus(editor);
    editor.on('focus', focused);
    return () => void editor.off('focus', focused);
  }, [editor, onFocus]);

  useEffect(() => register(language, editor), [register, language, editor]);

  useEffect(() => connection.onViewStale(() => redrawStaleView(editor)), [connection, editor]);

  return (
    <EditorContent
      editor={editor}
      hidden={hidden}
      className="text-column"
      data-language={language}
      style={unwordedNote(t('room:unworded', { language: t(`language-${language}`) }))}
    />
  );
}

function useTextEditor(props: TextColumnProps): Editor {
  const { connection, language, editable, rows, signatories } = props;
  // An editor outlives a change of the interface language, with its undo history: what changes is reached through this.
  const [outside] = useState(() => new EditorSurroundings(props));
  const comments = useContext(CommentsContext);
  const inText = useContext(ActionsContext);
  const commander = useContext(PartCommanderContext);
  const notes = useContext(NotesContext);
  const carets = useMemo(
    () =>
      new CaretPresence({
        awareness: connection.awareness,
        language,
        lookOf: (side) => outside.lookOf(side),
        currentPart: () => outside.currentPart(),
      }),
    [connection, language, outside],
  );
  const nameOf = useContext(PresentNamesContext);
  const editor = useEditor(
    {
      extensions: [
        ...editorExtensions({
          doc: connection.doc,
          language,
          carets,
          rows,
          signatories,
          shortcuts: {
            ...formattingShortcuts(() => outside.openLink(), commander),
            [HOP_CHORD]: () => outside.hop(language),
          },
        }),
        Chips.configure({ things: inText?.things ?? null, language }),
        OriginNotes.configure({ inText }),
        CommentMarks.configure({ comments, language }),
        PartCommands.configure({ commander, language }),
        NoteMarks.configure({ notes }),
      ],
      editable,
      // Its few rules stand in text.css: nothing to inject, nothing for the policy to allow.
      injectCSS: false,
      editorProps: { attributes: editorAttributes(language), ...clearOfTheBars },
    },
    [carets],
  );
  useEffect(() => outside.follow(props, editor));
  useEffect(() => {
    carets.callBy(nameOf);
    renameCarets(editor.view.dom, carets);
  }, [carets, nameOf, editor]);
  return editor;
}

function editorAttributes(language: TextLanguage): Record<string, string> {
  return {
    lang: language,
    role: 'textbox',
    'aria-multiline': 'true',
    tabindex: '0',
    spellcheck: 'true',
    translate: 'no',
  };
}
