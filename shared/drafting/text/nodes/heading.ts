import { mergeAttributes, Node } from '@tiptap/core';
import { isOneOf } from '#shared/drafting/text/attribute-values.ts';
import { partIdAttribute, textAttribute } from '#shared/drafting/text/text-attribute.ts';

/** Level 1 is a section, level 2 a sector. */
export const HeadingLevel = { section: 1, sector: 2 } as const;
export type HeadingLevel = (typeof HeadingLevel)[keyof typeof HeadingLevel];

/** How a heading is counted; null is the rule of its level (Roman numerals, letters). */
export const HeadingNumbering = { annex: 'annex', none: 'none' } as const;
export type HeadingNumbering = (typeof HeadingNumbering)[keyof typeof HeadingNumbering];

/** A part of its own, not a container: what follows belongs to it until the next heading. Holds inline content only. */
export const Heading = Node.create({
  name: 'heading',
  group: 'part',
  content: 'inline*',
  isolating: true,
  defining: true,
  selectable: false,
  draggable: false,

  addAttributes() {
    return {
      cid: partIdAttribute,
      level: textAttribute('level', { test: isOneOf([1, 2]), fallback: HeadingLevel.section, read: Number }),
      numbering: textAttribute('numbering', { test: isOneOf(Object.values(HeadingNumbering)) }),
    };
  },

  parseHTML() {
    return [
      { tag: 'h1', attrs: { level: 1 } },
      { tag: 'h2', attrs: { level: 1 } },
      ...['h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 2 } })),
    ];
  },

  renderHTML({ node, HTMLAttributes }) {
    // The page's h1 is the document's title, outside the text.
    const tag = node.attrs['level'] === HeadingLevel.sector ? 'h3' : 'h2';
    return [tag, mergeAttributes(HTMLAttributes, { 'data-part': 'heading' }), 0];
  },
});
