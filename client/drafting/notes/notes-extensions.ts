import type { Extensions } from '@tiptap/core';
import type * as Y from 'yjs';
import { boundToText } from '#client/drafting/editor-extensions.ts';
import { formattingShortcuts } from '#client/drafting/formatting.ts';
import { CleanPaste } from '#client/drafting/paste/clean-paste.ts';
import { PhysicalShortcuts } from '#client/drafting/physical-shortcuts.ts';
import type { CaretPresence } from '#client/drafting/presence/caret-presence.ts';
import { OwnCaretFirst } from '#client/drafting/presence/own-caret-first.ts';
import { PartEditing } from '#shared/drafting/part-editing.ts';
import { textExtensions } from '#shared/drafting/text/text-schema.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { NoteClause, type NoteSurroundings } from './note-clause.ts';

type Input = {
  doc: Y.Doc;
  language: TextLanguage;
  carets: CaretPresence;
  around: () => NoteSurroundings;
};

/** What the editor of notes is made of: a text like any other, whose parts have no number and no pair. */
export function notesExtensions({ doc, language, carets, around }: Input): Extensions {
  return [
    ...textExtensions(),
    PartEditing,
    CleanPaste,
    ...boundToText({ doc, language, carets }),
    PhysicalShortcuts.configure({ shortcuts: formattingShortcuts(() => undefined, null) }),
    OwnCaretFirst,
    NoteClause.configure({ around }),
  ];
}
