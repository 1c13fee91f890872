import { Mark } from '@tiptap/core';

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
