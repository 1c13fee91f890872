import type { Extensions } from '@tiptap/core';
import { Collaboration, isChangeOrigin } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { UniqueID } from '@tiptap/extension-unique-id';
import type * as Y from 'yjs';
import { PartEditing } from '#shared/drafting/part-editing.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { textExtensions } from '#shared/drafting/text/text-schema.ts';
import type { CaretPresence } from './presence/caret-presence.ts';
import { CaretGlide } from './presence/caret-glide.ts';
import { caretSelection, caretView } from './presence/caret-view.ts';
import { OwnCaretFirst } from './presence/own-caret-first.ts';
import { StillPage } from './presence/still-page.ts';
import { FindMarks } from './find/find-marks.ts';
import { DataParts } from './node-views/data-parts.ts';
import type { Signatory } from './node-views/signatory.ts';
import { CleanPaste } from './paste/clean-paste.ts';
import { PartNumbers } from './part-numbers.ts';
import { PartPlaces } from './side-by-side/part-places.ts';
import type { PartRows } from './side-by-side/part-rows.ts';
import { PhysicalShortcuts, type Shortcuts } from './physical-shortcuts.ts';

export type EditorInput = {
  doc: Y.Doc;
  language: TextLanguage;
  carets: CaretPresence;
  rows: PartRows;
  signatories: readonly Signatory[];
  shortcuts: Shortcuts;
};

const blocksWithId = [
  'paragraph',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'altGroup',
  'alternative',
];

/** What ties an editor to its text: the words, the carets of others, and the ids of what is written here. */
export function boundToText({ doc, language, carets }: Pick<EditorInput, 'doc' | 'language' | 'carets'>) {
  return [
    Collaboration.configure({ document: doc, field: language }),
    CollaborationCaret.configure({
      provider: providerOf(carets),
      render: caretView,
      selectionRender: caretSelection,
    }),
    UniqueID.configure({
      attributeName: TextShape.blockId,
      types: blocksWithId,
      // What comes from the text has its ids, or gets them from the server: two browsers giving them would fight.
      filterTransaction: (transaction) => !isChangeOrigin(transaction),
    }),
  ];
}

/** Everything one language's editor is made of. */
export function editorExtensions(input: EditorInput): Extensions {
  const { doc, language, carets, rows, signatories, shortcuts } = input;
  return [
    ...textExtensions(),
    PartEditing,
    CleanPaste,
    FindMarks,
    ...boundToText({ doc, language, carets }),
    PhysicalShortcuts.configure({ shortcuts }),
    PartNumbers.configure({ language }),
    PartPlaces.configure({ language, rows }),
    CaretGlide,
    OwnCaretFirst,
    StillPage,
    DataParts.configure({ language, signatories }),
  ];
}

/**
 * UniqueID gives ids to a whole text when a provider says "synced", and at the first render when there is no provider.
 * This one never says it: only what the person at this keyboard makes gets an id here.
 */
function providerOf(awareness: CaretPresence) {
  const nothing = () => undefined;
  return { awareness, on: nothing, off: nothing };
}
