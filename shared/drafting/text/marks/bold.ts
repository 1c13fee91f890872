import { Mark } from '@tiptap/core';

/** Bold words; part of the digest, as italic and underline are. */
export const Bold = Mark.create({
  name: 'bold',

  parseHTML() {
    return [{ tag: 'strong' }, { tag: 'b' }];
  },

  renderHTML() {
    return ['strong', 0];
  },

  addKeyboardShortcuts() {
    return { 'Mod-b': () => this.editor.commands.toggleMark(this.name) };
  },
});
