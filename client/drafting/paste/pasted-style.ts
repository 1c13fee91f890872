import { isSafeLink } from '#shared/drafting/text/attribute-values.ts';
import type { ListKind, Marks } from './pasted-block.ts';

/** What an element says by its style, read as text: browsers throw away Word's own `mso-` properties. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const rules = (element.getAttribute('style') ?? '').split(';').map((rule) => {
    const colon = rule.indexOf(':');
    return [
      rule.slice(0, colon).trim().toLowerCase(),
      rule
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    ] as const;
  });
  return new Map(rules);
}

/** True for what its own program would not show either, and for what a reviewer struck out. */
export function isHidden(element: Element, style: ReadonlyMap<string, string>): boolean {
  return (
    element.hasAttribute('hidden') ||
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all' ||
    style.get('mso-list') === 'ignore' ||
    /^comment(?:-list)?$/.test(style.get('mso-element') ?? '') ||
    style.has('mso-comment-reference')
  );
}

/** The marks of an element's words: its tag's, then its style's, which may take one back. */
export function marksOf(element: Element, style: ReadonlyMap<string, string>, outer: Marks): Marks {
  const tag = element.localName;
  const href = linkOf(element) ?? outer.href;
  const decoration = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  return {
    bold: isBold(style.get('font-weight')) ?? (tag === 'b' || tag === 'strong' || outer.bold),
    italic: isItalic(style.get('font-style')) ?? (tag === 'i' || tag === 'em' || outer.italic),
    // A link is underlined everywhere; that is not a mark of its words.
    underline: href === null && (tag === 'u' || decoration.includes('underline') || outer.underline),
    href,
  };
}

/** A paragraph of Word that is an entry of a list says so in its style only. */
export function wordEntryOf(
  element: Element,
  style: ReadonlyMap<string, string>,
): { list: ListKind; level: number; start: number; isFirst: boolean } | null {
  const level = /\blevel(\d)/.exec(style.get('mso-list') ?? '')?.[1];
  if (level === undefined) return null;
  const marker = [...element.querySelectorAll('[style]')].find(
    (inner) => styleOf(inner).get('mso-list') === 'ignore',
  );
  // Several letters are a count only when they are Roman; one letter other than "o", Word's hollow bullet, always.
  const words = (marker?.textContent ?? '').replaceAll(/\s/gu, '');
  const counted = /^\(?(?:(\d+(?:\.\d+)*)|[ivxlcdm]+|\p{L})[.)]+$|^(\d+(?:\.\d+)*)$/iu.exec(words);
  const number = Number((counted?.[1] ?? counted?.[2])?.split('.').at(-1) ?? Number.NaN);
  const isOne = number === 1 || /^\(?[iaа][.)]+$/iu.test(words);
  return {
    list: counted === null ? 'ul' : 'ol',
    level: Number(level),
    start: Number.isNaN(number) ? 1 : number,
    isFirst: counted !== null && isOne,
  };
}

function linkOf(element: Element): string | null {
  if (element.localName !== 'a') return null;
  const href = (element.getAttribute('href') ?? '').trim();
  return isSafeLink(href) ? href : null;
}

function isBold(weight: string | undefined): boolean | null {
  if (weight === undefined || weight === 'inherit') return null;
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
}

function isItalic(style: string | undefined): boolean | null {
  if (style === undefined || style === 'inherit') return null;
  return style.startsWith('italic') || style.startsWith('oblique');
}
