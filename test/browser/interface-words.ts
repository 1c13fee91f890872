import type { Page } from '@playwright/test';
import { type Locale, ownName } from '#shared/i18n/locale.ts';
import { catalogues } from './screen-steps.ts';

/** Scripts in which no word of the interface stands, by its language. */
const FOREIGN: Readonly<Record<Locale, string>> = {
  en: '[\\p{Script=Cyrillic}\\p{Script=Devanagari}]{2,}',
  ru: '[\\p{Script=Latin}\\p{Script=Devanagari}]{2,}',
  hi: '[\\p{Script=Latin}\\p{Script=Cyrillic}]{2,}',
};

/** The same everywhere: labels of Sides and texts, languages' own names, keys, the product, beginnings of addresses. */
const THE_SAME = new Set([
  ...'EN RU HI IND RUS Alternat Ctrl Alt Shift Enter Esc Tab Mod Cmd https http mailto'.split(' '),
  ...Object.values(ownName),
]);

/** Names of messages that are no words: with a hyphen, an underscore or a capital inside. */
const keys = new Set(
  Object.values(catalogues.en)
    .flatMap((domain) => Object.keys(domain))
    .filter((key) => /[-_]|[a-z][A-Z]/.test(key)),
);

const LOOKS = 3;
const LOOK_AGAIN_MS = 300;

/** What is wrong with the words on the screen as it stands: run over, cut off, untranslated, or a key instead of words. */
export async function faultsOfWords(page: Page, locale: Locale): Promise<string[]> {
  let faults = await faultsNow(page, locale);
  // What floats is put into its new place a little after the window has changed.
  for (let look = 0; look < LOOKS && faults.length > 0; look += 1) {
    await page.waitForTimeout(LOOK_AGAIN_MS);
    faults = await faultsNow(page, locale);
  }
  return faults;
}

async function faultsNow(page: Page, locale: Locale): Promise<string[]> {
  const { surplus, clipped, words } = await page.evaluate(readScreen);
  const foreign = new RegExp(FOREIGN[locale], 'gu');
  const faults = clipped.map((text) => `cut off: ${text}`);
  if (surplus > 0) faults.push(`the page is ${surplus} px wider than its window`);
  for (const text of words) {
    if (keys.has(text) || /^[a-z]+:[a-z][\w-]*$/i.test(text)) faults.push(`a key: ${text}`);
    const strange = (text.match(foreign) ?? []).filter((word) => !THE_SAME.has(word));
    if (strange.length > 0) faults.push(`not in ${locale}: ${strange.join(' ')} (${text.slice(0, 80)})`);
  }
  return [...new Set(faults)];
}

/** Runs in the page. */
function readScreen(): { surplus: number; clipped: string[]; words: string[] } {
  /** Words of a document, of a person's own writing, or a language's own name. */
  const isOwn = (element: Element) => element.closest('[lang]') === document.documentElement;
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isHiding = (element: Element) => /hidden|clip/.test(getComputedStyle(element).overflowX);
  /** One pixel: for screen readers, cut off on purpose. */
  const isForReaders = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width <= 1 || height <= 1;
  };
  const isShortened = (element: Element) =>
    getComputedStyle(element).textOverflow === 'ellipsis' && element.closest('[title]') !== null;

  const texts: { element: Element; text: string }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim();
    const element = node.parentElement;
    if (text === '' || element === null || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(element.tagName)) continue;
    if (isSeen(element) && isOwn(element)) texts.push({ element, text });
  }
  const clipped = texts.filter(({ element }) => {
    for (let box: Element | null = element; box !== null && box !== document.body; box = box.parentElement) {
      if (isForReaders(box) || isShortened(box)) return false;
      if (isHiding(box) && box.scrollWidth > box.clientWidth + 1) {
        const { left, right } = element.getBoundingClientRect();
        const frame = box.getBoundingClientRect();
        if (box === element || right > frame.right + 1 || left < frame.left - 1) return true;
      }
    }
    return false;
  });
  const named = [...document.querySelectorAll('[aria-label],[title],[placeholder]')]
    .filter((element) => isSeen(element) && isOwn(element))
    .flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    );
  return {
    surplus: document.documentElement.scrollWidth - window.innerWidth,
    clipped: clipped.map(({ text }) => text.slice(0, 80)),
    words: [...texts.map(({ text }) => text), ...named].filter((text) => text !== ''),
  };
}
