import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { pastedPlainText, pastedWords } from '#shared/drafting/paste-text.ts';
import { readPastedHtml } from './read-pasted-html.ts';
import { writePastedHtml } from './write-pasted-html.ts';

/**
 * What comes from Word, a web page or a sheet, pasted or dropped, becomes words, lists, quotations and tables of ours;
 * what a text cannot hold never reaches it. Copies of our own text pass as they are.
 */
export const CleanPaste = Extension.create({
  name: 'cleanPaste',
  // Before whatever else looks at pasted content.
  priority: 1600,

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('cleanPaste'),
        props: {
          transformPastedHTML: cleanPastedHtml,
          transformPastedText: pastedPlainText,
          // A picture is no part of a text; left to the browser it would be put in, or opened in place of the page.
          handlePaste: (_view, event) => holdsOnlyFiles(event.clipboardData ?? null),
          handleDOMEvents: {
            drop: (_view, event) => {
              if (!holdsOnlyFiles(event.dataTransfer)) return false;
              event.preventDefault();
              return true;
            },
          },
        },
      }),
    ];
  },
});

const STYLE_SHEET = /<style\b[^]*?<\/style\s*>/gi;

/** Markup of any origin as markup of our nodes and marks; empty when there are no words in it. */
export function cleanPastedHtml(html: string): string {
  // An inert document: nothing in it loads or runs. Without its style sheets, which the page's policy would report.
  const unstyled = html.replaceAll(STYLE_SHEET, '');
  const { body } = new DOMParser().parseFromString(unstyled, 'text/html');
  if (body.querySelector('[data-pm-slice]') !== null) return pastedWords(html);
  return writePastedHtml(readPastedHtml(body));
}

function holdsOnlyFiles(data: DataTransfer | null): boolean {
  return (
    data !== null && data.types.includes('Files') && !data.types.some((type) => type.startsWith('text/'))
  );
}
