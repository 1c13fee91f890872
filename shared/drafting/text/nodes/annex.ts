import { mergeAttributes, Node } from '@tiptap/core';
import { isSlug } from '#shared/drafting/text/attribute-values.ts';
import { partIdAttribute, textAttribute } from '#shared/drafting/text/text-attribute.ts';

/**
 * The place of an annex whose content is data (`source` names which, such as the carry-over list). Its title and number
 * are those of the heading before it; an annex of words is a heading and a passage instead.
 */
export const Annex = Node.create({
  name: 'annex',
  group: 'part',
  atom: true,
  isolating: true,
  defining: true,
  draggable: false,

  addAttributes() {
    return { cid: partIdAttribute, source: textAttribute('source', { test: isSlug }) };
  },

  parseHTML() {
    return [{ tag: 'div[data-part="annex"]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { 'data-part': 'annex' })];
  },
});
