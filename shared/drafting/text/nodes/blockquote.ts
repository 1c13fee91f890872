import { Node } from '@tiptap/core';
import { blockIdAttribute } from '#shared/drafting/text/text-attribute.ts';

/** Words quoted from elsewhere, in blocks of their own. */
export const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,

  addAttributes() {
    return { id: blockIdAttribute };
  },

  parseHTML() {
    return [{ tag: 'blockquote' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['blockquote', HTMLAttributes, 0];
  },
});
