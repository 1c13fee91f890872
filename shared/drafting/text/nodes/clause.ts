import { mergeAttributes, Node } from '@tiptap/core';
import { partIdAttribute } from '#shared/drafting/text/text-attribute.ts';

/**
 * The smallest part that can be agreed; numbered. `block*`, not `block+`: y-tiptap deletes, for everybody, an element
 * that its schema refuses, and two people can together empty a clause. An empty one must stay.
 */
export const Clause = Node.create({
  name: 'clause',
  group: 'part',
  content: 'block*',
  isolating: true,
  defining: true,
  selectable: false,
  draggable: false,

  addAttributes() {
    return { cid: partIdAttribute };
  },

  parseHTML() {
    return [{ tag: 'section[data-part="clause"]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['section', mergeAttributes(HTMLAttributes, { 'data-part': 'clause' }), 0];
  },
});
