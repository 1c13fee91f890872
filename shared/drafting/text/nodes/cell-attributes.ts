import type { Attribute } from '@tiptap/core';
import { isColumnWidths, isSpan, orNull } from '#shared/drafting/text/attribute-values.ts';
import { blockIdAttribute, refuseUnless } from '#shared/drafting/text/text-attribute.ts';

type Markup = { getAttribute(name: string): string | null };

function span(name: 'colspan' | 'rowspan'): Attribute {
  return {
    default: 1,
    validate: refuseUnless(name, isSpan),
    parseHTML: (element: Markup) => {
      const value = Number(element.getAttribute(name) ?? 1);
      return isSpan(value) ? value : 1;
    },
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes[name] === 1 ? {} : { [name]: attributes[name] },
  };
}

function widths(text: string): unknown {
  return text.split(',').map(Number);
}

/** What prosemirror-tables asks of both kinds of cell. */
export function cellAttributes(): Record<string, Attribute> {
  return {
    id: blockIdAttribute,
    colspan: span('colspan'),
    rowspan: span('rowspan'),
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
