import { Node } from '@tiptap/core';
import { blockIdAttribute } from '#shared/drafting/text/text-attribute.ts';

/** `block+`, not `paragraph block*`: an item that lost its paragraph to a concurrent edit keeps its inner list. */
export const ListItem = Node.create({
  name: 'listItem',
  content: 'block+',
  defining: true,

  addAttributes() {
    return { id: blockIdAttribute };
  },

  parseHTML() {
    return [{ tag: 'li' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['li', HTMLAttributes, 0];
  },

  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    };
  },
});
