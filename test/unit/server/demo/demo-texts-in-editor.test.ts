// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { demoTexts } from '#server/demo/demo-documents.ts';
import { PartEditing } from '#shared/drafting/part-editing.ts';
import { textExtensions } from '#shared/drafting/text/text-schema.ts';

test.each(demoTexts().map((text) => [text.document, text] as const))(
  '%s: an editor finds nothing to correct, and a letter typed is all that it writes',
  (_document, text) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, text.state);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const language of text.languages) {
      const editor = new Editor({
        element: document.createElement('div'),
        extensions: [
          ...textExtensions(),
          PartEditing,
          Collaboration.configure({ document: doc, field: language }),
        ],
      });
      editor.state.doc.check();
      expect(updates).toEqual([]);
      // Into the first paragraph; y-tiptap then compares the whole text with what is stored.
      editor.view.dispatch(editor.state.tr.insertText('x', 3));
      const { structs, ds } = Y.decodeUpdate(updates.pop() ?? new Uint8Array([0, 0]));
      expect(structs).toHaveLength(1);
      expect(ds.clients.size).toBe(0);
      expect(updates).toEqual([]);
      editor.destroy();
    }
  },
);
