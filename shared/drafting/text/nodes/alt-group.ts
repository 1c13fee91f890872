import { mergeAttributes, Node } from '@tiptap/core';
import { blockIdAttribute } from '#shared/drafting/text/text-attribute.ts';

/** A bracket: wording not accepted, as the alternatives of the Sides. */
export const AltGroup = Node.create({
  name: 'altGroup',
  group: 'block',
  content: 'alternative+',
  isolating: true,

  addAttributes() {
    return { id: blockIdAttribute };
  },

  parseHTML() {
    return [{ tag: 'div[data-block="alt-group"]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { 'data-block': 'alt-group' }), 0];
  },
});
