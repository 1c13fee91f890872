import { mergeAttributes, Node } from '@tiptap/core';
import { partIdAttribute } from '#shared/drafting/text/text-attribute.ts';

/** The place of the two signature blocks; who signs is data of the session, and the order follows the original. */
export const Signatures = Node.create({
  name: 'signatures',
  group: 'part',
  atom: true,
  isolating: true,
  defining: true,
  draggable: false,

  addAttributes() {
    return { cid: partIdAttribute };
  },

  parseHTML() {
    return [{ tag: 'div[data-part="signatures"]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { 'data-part': 'signatures' })];
  },
});
