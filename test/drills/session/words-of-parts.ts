import type { Page } from '@playwright/test';
import * as Y from 'yjs';

/** A part by its cid, and its words without chips. */
export type PartWords = { cid: string; words: string };

/** Parts that show data, and hold no words. */
const FROM_DATA = ['signatures', 'annex'];

/** As a text has them. */
export function wordsOfText(doc: Y.Doc, language: string): PartWords[] {
  return doc
    .getXmlFragment(language)
    .toArray()
    .filter((part) => part instanceof Y.XmlElement)
    .filter(({ nodeName }) => !FROM_DATA.includes(nodeName))
    .map((part) => ({ cid: String(part.getAttribute('cid')), words: wordsWithin(part) }));
}

function wordsWithin(node: unknown): string {
  if (node instanceof Y.XmlElement) return node.toArray().map(wordsWithin).join('');
  if (!(node instanceof Y.XmlText)) return '';
  const delta: readonly { insert?: unknown }[] = node.toDelta();
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** As the live editor of a page shows them: what is drawn between the words is left out. */
export function wordsOnScreen(page: Page, language: string): Promise<PartWords[]> {
  const column = page.locator(`.text-column[data-language="${language}"] .ProseMirror`);
  return column.evaluate(
    (root, fromData) =>
      [...root.querySelectorAll<HTMLElement>('[data-part]')]
        .filter((part) => !fromData.includes(part.dataset['part'] ?? ''))
        .map((part) => {
          const copy = part.cloneNode(true) as HTMLElement;
          const drawn = '[data-chip], [class*="caret"], .ProseMirror-widget';
          for (const element of copy.querySelectorAll(drawn)) element.remove();
          return { cid: part.dataset['cid'] ?? '', words: copy.textContent };
        }),
    FROM_DATA,
  );
}
