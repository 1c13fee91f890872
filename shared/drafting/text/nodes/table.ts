import { Node } from '@tiptap/core';
import { blockIdAttribute } from '#shared/drafting/text/text-attribute.ts';

/** A table of words; an annex of data is no table but computed. */
export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  extendNodeSchema: (extension) => (extension.name === 'table' ? { tableRole: 'table' } : {}),

  addAttributes() {
    return { id: blockIdAttribute };
  },

  parseHTML() {
    return [{ tag: 'table' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['table', HTMLAttributes, ['tbody', 0]];
  },
});
