import { describe, expect, test } from 'vitest';
import { defaultTitle, ordinalOf } from '#shared/drafting/default-title.ts';
import { DocumentKind } from '#shared/drafting/document.ts';
import { numberParts } from '#shared/drafting/numbering.ts';
import { type SkeletonFacts, skeletonOf } from '#shared/drafting/skeleton.ts';
import { isTextRun, type TextElement, type TextNode } from '#shared/drafting/text/text-tree.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { nodeOfTree } from '#shared/drafting/text/tree-of-node.ts';

const name = (words: string) => ({ en: `${words} en`, ru: `${words} ru`, hi: `${words} hi` });
const languages = Object.values(TextLanguage);

function facts(kind: DocumentKind, known: Partial<SkeletonFacts> = {}): SkeletonFacts {
  return {
    kind,
    title: name('Title'),
    languages: ['en', 'ru'],
    session: 11,
    place: name('Place'),
    day: '2025-08-06',
    sides: [
      { id: 'in', name: name('Amber'), coChair: name('Office') },
      { id: 'ru', name: name('Indigo'), coChair: null },
    ],
    subGroup: kind === DocumentKind.minutes ? name('Mining') : null,
    subGroups: [{ id: 'mining', name: name('Mining') }],
    ...known,
  };
}

function written(kind: DocumentKind, language: TextLanguage, known: Partial<SkeletonFacts> = {}) {
  return skeletonOf(facts(kind, known)).map((part) => part(language));
}

function wordsOf(node: TextNode): string {
  return isTextRun(node) ? node.text : node.children.map(wordsOf).join(' ');
}

function everyElement(node: TextElement): TextElement[] {
  const inner = node.children.filter((child): child is TextElement => !isTextRun(child));
  return [node, ...inner.flatMap(everyElement)];
}

const cids = (parts: readonly TextElement[]) => parts.map((part) => part.attributes['cid']);
const kinds = Object.values(DocumentKind);

describe.each(kinds)('the skeleton of: %s', (kind) => {
  test('has the same parts in the same order in every language, each once', () => {
    const [first = [], ...others] = languages.map((language) => cids(written(kind, language)));
    expect(new Set(first).size).toBe(first.length);
    for (const other of others) expect(other).toEqual(first);
  });

  test('fits the schema of texts, in every language, with and without facts', () => {
    const unknown = { place: null, day: null, subGroups: [], sides: [], session: 1 };
    for (const language of languages) {
      for (const known of [{}, unknown]) {
        for (const part of written(kind, language, known)) expect(() => nodeOfTree(part)).not.toThrow();
      }
    }
  });

  test('refers only to parts that it has, and leaves no brace behind', () => {
    for (const language of languages) {
      const parts = written(kind, language);
      const references = parts.flatMap(everyElement).filter((element) => element.name === 'clauseRef');
      for (const reference of references) expect(cids(parts)).toContain(reference.attributes['cid']);
      expect(parts.map(wordsOf).join(' ')).not.toMatch(/[{}]|undefined|null/);
    }
  });

  test('leaves as many placeholders in one language as in the other', () => {
    const open = (language: TextLanguage) =>
      written(kind, language).map((part) => wordsOf(part).split('[●]').length - 1);
    expect(open('ru')).toEqual(open('en'));
    expect(open('hi')).toEqual(open('en'));
  });
});

describe('the Protocol', () => {
  test('has the parts of such instruments, in their order', () => {
    const parts = written('protocol', 'en');
    const outline = parts.filter((part) => part.name === 'heading').map(wordsOf);
    expect(outline).toEqual([
      'Adoption of the agenda',
      'Survey of trade and economic cooperation',
      'Implementation of the decisions of the 10th session',
      'Mining en',
      'New areas of cooperation',
      'Follow-up and next session',
      'Agenda',
      'List of the delegation: Amber en',
      'List of the delegation: Indigo en',
      'Schedule of commitments',
    ]);
    const roles = parts.map((part) => part.attributes['role']).filter((role) => role !== undefined);
    expect(roles.filter((role) => role !== null)).toEqual([
      'title',
      'preamble',
      'preamble',
      'preamble',
      'preamble',
      'closing',
    ]);
    expect(parts.filter((part) => part.name === 'signatures')).toHaveLength(1);
    const annexes = numberParts(parts).filter((number) => number?.kind === 'annex');
    expect(annexes.map((number) => number?.n)).toEqual([1, 2, 3, 4]);
  });

  test('names another Side first in each language, and the languages of its originals', () => {
    const sentence = (language: TextLanguage, cid: string) =>
      written('protocol', language)
        .filter((part) => part.attributes['cid'] === cid)
        .map(wordsOf)[0];
    expect(sentence('en', 'c-sides')).toMatch(/Amber en.*Indigo en/);
    expect(sentence('ru', 'c-sides')).toMatch(/Indigo ru.*Amber ru/);
    expect(sentence('en', 'c-closing')).toContain('each in the English and Russian languages');
    expect(sentence('ru', 'c-closing')).toContain('каждый на русском и английском языках');
    expect(sentence('en', 'c-closing')).toContain('6 August 2025');
  });

  test('of a first session reviews no earlier one', () => {
    expect(cids(written('protocol', 'en', { session: 1 }))).not.toContain('c-review');
  });
});

test('a new document has a title in every language of the interface', () => {
  const today = '2025-08-05';
  const subGroup = { en: 'Sub-Group on Mining', ru: 'Подгруппа', hi: 'खनन उप-समूह' };
  expect(defaultTitle({ kind: 'minutes', session: 11, subGroup, today })).toEqual({
    en: 'Minutes: Sub-Group on Mining, 5 August 2025',
    ru: 'Протокол заседания: Подгруппа, 5 августа 2025 года',
    hi: 'बैठक का कार्यवृत्त: खनन उप-समूह, 5 अगस्त 2025',
  });
  expect(defaultTitle({ kind: 'protocol', session: 12, subGroup: null, today }).en).toBe(
    'Protocol of the 12th Session of the Working Group',
  );
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22].map((n) => ordinalOf(n, 'en')).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd',
  );
});
