import { mergeAttributes, Node } from '@tiptap/core';
import { isOneOf } from '#shared/drafting/text/attribute-values.ts';
import { partIdAttribute, textAttribute } from '#shared/drafting/text/text-attribute.ts';

/** What a passage is for, where that decides its place or its look; null for plain text and the text of an annex. */
export const PassageRole = {
  notice: 'notice',
  title: 'title',
  preamble: 'preamble',
  closing: 'closing',
} as const;
export type PassageRole = (typeof PassageRole)[keyof typeof PassageRole];

/** Words without a number: title block, preamble, closing formula, text of an annex, minutes. Empty for the reason given at the clause. */
export const Passage = Node.create({
  name: 'passage',
  group: 'part',
  content: 'block*',
  isolating: true,
  defining: true,
  selectable: false,
  draggable: false,

  addAttributes() {
    return {
      cid: partIdAttribute,
      role: textAttribute('role', { test: isOneOf(Object.values(PassageRole)) }),
    };
  },

  parseHTML() {
    return [{ tag: 'section[data-part="passage"]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['section', mergeAttributes(HTMLAttributes, { 'data-part': 'passage' }), 0];
  },
});
