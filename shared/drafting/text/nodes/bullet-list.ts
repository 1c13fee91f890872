import { Node } from '@tiptap/core';
import { blockIdAttribute } from '#shared/drafting/text/text-attribute.ts';

/** A list without numbers. */
export const BulletList = Node.create({
  name: 'bulletList',
  group: 'block',
  content: 'listItem+',

  addAttributes() {
    return { id: blockIdAttribute };
  },

  parseHTML() {
    return [{ tag: 'ul' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['ul', HTMLAttributes, 0];
  },

  addKeyboardShortcuts() {
    return { 'Mod-Shift-8': () => this.editor.commands.toggleList(this.name, 'listItem') };
  },
});
