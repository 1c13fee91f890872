import { Node } from '@tiptap/core';
import { isListNumber } from '#shared/drafting/text/attribute-values.ts';
import { blockIdAttribute, htmlNumberAttribute } from '#shared/drafting/text/text-attribute.ts';

/** A list whose numbers are words of the text; a clause's number is computed instead. */
export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block',
  content: 'listItem+',

  addAttributes() {
    return { id: blockIdAttribute, start: htmlNumberAttribute('start', isListNumber) };
  },

  parseHTML() {
    return [{ tag: 'ol' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['ol', HTMLAttributes, 0];
  },

  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleList(this.name, 'listItem') };
  },
});
