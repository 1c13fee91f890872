import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { CaretPresence } from './caret-presence.ts';
import { editorExtensions } from './editor-extensions.ts';
import { EditorSurroundings } from './editor-surroundings.ts';
import { formattingShortcuts } from './formatting.ts';
import type { Signatory } from './node-views/signatory.ts';
import { redrawStaleView } from './redraw-stale-view.ts';
import type { SideLookOf } from './side-look-of.ts';

export type TextColumnProps = {
  connection: TextConnection;
  language: TextLanguage;
  editable: boolean;
  hidden: boolean;
  lookOf: SideLookOf;
  signatories: readonly Signatory[];
  /** This editor has the focus now: toolbar and menus act on it. */
  onFocus: (editor: Editor) => void;
  onLink: () => void;
};

/** One language of a text, live. Give it a new `key` for each generation of the Y.Doc. */
export function TextColumn(props: TextColumnProps) {
  const { connection, language, editable, hidden, onFocus } = props;
  const { t } = useTranslation('drafting');
  const label = t('textIn', { language: t(`language-${language}`) });
  const editor = useTextEditor(props);

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

  useEffect(() => connection.onViewStale(() => redrawStaleView(editor)), [connection, editor]);

  return <EditorContent editor={editor} hidden={hidden} className="text-column" data-language={language} />;
}

function useTextEditor(props: TextColumnProps): Editor {
  const { connection, language, editable, signatories } = props;
  // An editor outlives a change of the interface language, with its undo history: what changes is reached through this.
  const [outside] = useState(() => new EditorSurroundings(props));
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
  const editor = useEditor(
    {
      extensions: editorExtensions({
        doc: connection.doc,
        language,
        carets,
        signatories,
        shortcuts: formattingShortcuts(() => outside.openLink()),
      }),
      editable,
      // Its few rules stand in text.css: nothing to inject, nothing for the policy to allow.
      injectCSS: false,
      editorProps: { attributes: editorAttributes(language) },
    },
    [carets],
  );
  useEffect(() => outside.follow(props, editor));
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
