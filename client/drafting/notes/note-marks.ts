import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { TextNotes } from './text-notes.ts';

/** Marks the clauses that the own Side has a note on: drawn on this screen, never written into the text. */
export const NoteMarks = Extension.create<{ notes: TextNotes | null }>({
  name: 'noteMarks',

  addOptions() {
    return { notes: null };
  },

  addProseMirrorPlugins() {
    const { notes } = this.options;
    if (notes === null) return [];
    return [
      new Plugin({ key: new PluginKey('noteMarks'), props: { decorations: (state) => notes.draw(state) } }),
    ];
  },
});
