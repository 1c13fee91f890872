import { Mark } from '@tiptap/core';

/** Underlined words. */
export const Underline = Mark.create({
  name: 'underline',

  parseHTML() {
    return [{ tag: 'u' }];
  },

  renderHTML() {
    return ['u', 0];
  },

  addKeyboardShortcuts() {
    return { 'Mod-u': () => this.editor.commands.toggleMark(this.name) };
  },
});
