import { mergeAttributes, Node } from '@tiptap/core';
import { isSide } from '#shared/drafting/text/attribute-values.ts';
import { blockIdAttribute, textAttribute } from '#shared/drafting/text/text-attribute.ts';

/** One wording inside a bracket, with the Side that wants it. May hold brackets in turn. */
export const Alternative = Node.create({
  name: 'alternative',
  content: 'block+',
  isolating: true,
  defining: true,

  addAttributes() {
    return { id: blockIdAttribute, side: textAttribute('side', { test: isSide }) };
  },

  parseHTML() {
    return [{ tag: 'div[data-block="alternative"]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { 'data-block': 'alternative' }), 0];
  },
});
