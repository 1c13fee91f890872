import type { Attribute } from '@tiptap/core';
import { isColumnWidths, isSpan, orNull } from '#shared/drafting/text/attribute-values.ts';
import {
  blockIdAttribute,
  htmlNumberAttribute,
  type Markup,
  refuseUnless,
} from '#shared/drafting/text/text-attribute.ts';

function widths(text: string): unknown {
  return text.split(',').map(Number);
}

/** What prosemirror-tables asks of both kinds of cell. */
export function cellAttributes(): Record<string, Attribute> {
  return {
    id: blockIdAttribute,
    colspan: htmlNumberAttribute('colspan', isSpan),
    rowspan: htmlNumberAttribute('rowspan', isSpan),
    /** One width in pixels per spanned column; 0 where none is set. */
    colwidth: {
      default: null,
      validate: refuseUnless('colwidth', orNull(isColumnWidths)),
      parseHTML: (element: Markup) => {
        const value = widths(element.getAttribute('data-colwidth') ?? 'none');
        return isColumnWidths(value) ? value : null;
      },
      renderHTML: ({ colwidth }: Record<string, unknown>) =>
        Array.isArray(colwidth) ? { 'data-colwidth': colwidth.join(',') } : {},
    },
  };
}
