import { Node } from '@tiptap/core';
import { isSuggestion, orNull } from '#shared/drafting/text/attribute-values.ts';
import { blockIdAttribute, refuseUnless } from '#shared/drafting/text/text-attribute.ts';

/** The block that words stand in; every other block holds paragraphs in the end. */
export const Paragraph = Node.create({
  name: 'paragraph',
  // First among the blocks: what an empty place is filled with.
  priority: 1000,
  group: 'block',
  content: 'inline*',

  addAttributes() {
    return {
      id: blockIdAttribute,
      /** A suggested join with the block before; an attribute, because y-tiptap does not store marks of blocks. */
      joinSug: {
        default: null,
        rendered: false,
        keepOnSplit: false,
        parseHTML: () => null,
        validate: refuseUnless('joinSug', orNull(isSuggestion)),
      },
    };
  },

  parseHTML() {
    return [{ tag: 'p' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['p', HTMLAttributes, 0];
  },
});
