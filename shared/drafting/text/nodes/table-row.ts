import { Node } from '@tiptap/core';
import { blockIdAttribute } from '#shared/drafting/text/text-attribute.ts';

/** Cells and headers side by side; none at all where cells of other rows reach over it. */
export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  extendNodeSchema: (extension) => (extension.name === 'tableRow' ? { tableRole: 'row' } : {}),

  addAttributes() {
    return { id: blockIdAttribute };
  },

  parseHTML() {
    return [{ tag: 'tr' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['tr', HTMLAttributes, 0];
  },
});
