import { Mark } from '@tiptap/core';

/** Italic words. */
export const Italic = Mark.create({
  name: 'italic',

  parseHTML() {
    return [{ tag: 'em' }, { tag: 'i' }];
  },

  renderHTML() {
    return ['em', 0];
  },

  addKeyboardShortcuts() {
    return { 'Mod-i': () => this.editor.commands.toggleMark(this.name) };
  },
});
