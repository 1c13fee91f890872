import { Node } from '@tiptap/core';
import { isListNumber } from '#shared/drafting/text/attribute-values.ts';
import { blockIdAttribute, refuseUnless } from '#shared/drafting/text/text-attribute.ts';

export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block',
  content: 'listItem+',

  addAttributes() {
    return {
      id: blockIdAttribute,
      start: {
        default: 1,
        validate: refuseUnless('start', isListNumber),
        parseHTML: (element: { getAttribute(name: string): string | null }) => {
          const start = Number(element.getAttribute('start') ?? 1);
          return isListNumber(start) ? start : 1;
        },
        renderHTML: ({ start }: Record<string, unknown>) => (start === 1 ? {} : { start }),
      },
    };
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
