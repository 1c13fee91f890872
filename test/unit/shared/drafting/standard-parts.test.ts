import { describe, expect, test } from 'vitest';
import { protocolText } from '#server/demo/protocol-text.ts';
import { sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { skeletonOf } from '#shared/drafting/skeleton.ts';
import { type MissingPart, missingParts, StandardPart } from '#shared/drafting/standard-parts.ts';
import type { TextElement } from '#shared/drafting/text/text-tree.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';

const sides = [
  { id: sideIdSchema.parse('in'), name: { en: 'Indian Side', ru: 'Индийская Сторона', hi: 'भारतीय पक्ष' } },
  { id: sideIdSchema.parse('ru'), name: { en: 'Russian Side', ru: 'Российская Сторона', hi: 'रूसी पक्ष' } },
];
const mining = {
  id: subGroupIdSchema.parse('mining'),
  name: { en: 'Sub-Group on Mining', ru: 'Подгруппа по горнодобывающей промышленности', hi: 'खनन उप-समूह' },
};
const railway = {
  id: subGroupIdSchema.parse('railway-transport'),
  name: { en: 'Sub-Group on Railway Transport', ru: 'Подгруппа по железнодорожному транспорту', hi: 'रेल' },
};
const facts = { session: 11, sides, subGroups: [mining] };

function skeleton(language: TextLanguage, session = 11): TextElement[] {
  return skeletonOf({
    ...facts,
    kind: 'protocol',
    title: mining.name,
    languages: ['en', 'ru'],
    session,
    place: null,
    day: null,
    sides: sides.map((side) => ({ ...side, coChair: null })),
    subGroup: null,
  }).map((part) => part(language));
}

const said = ({ part, subGroup, side }: MissingPart): string =>
  [part, subGroup ?? side ?? []].flat().join(' ');
const missing = (parts: readonly TextElement[], language: TextLanguage = 'en', of = facts): string[] =>
  missingParts(parts, language, of).map(said);
const without = (cid: string, language: TextLanguage = 'en'): TextElement[] =>
  skeleton(language).filter(({ attributes }) => attributes['cid'] !== cid);

describe('the standard parts of a Protocol', () => {
  test.each(Object.values(TextLanguage))('the skeleton lacks none of them, in: %s', (language) => {
    expect(missing(skeleton(language), language)).toEqual([]);
  });

  test.each([
    ['c-title', ['title']],
    ['c-survey', ['survey']],
    ['c-review', ['review']],
    ['c-sub-group-mining', ['sub-group mining']],
    ['c-new-areas', ['new-areas']],
    ['c-follow-up', ['follow-up']],
    ['c-closing', ['closing']],
    ['c-signatures', ['signatures']],
    ['c-adopted', ['agenda-adopted']],
    ['c-annex-agenda', ['agenda-adopted', 'annex-agenda']],
    ['c-annex-delegation-in', ['annex-delegation in']],
    ['c-annex-delegation-ru', ['annex-delegation ru']],
    ['c-annex-schedule', ['annex-schedule']],
  ])('without %s that is told, in every language', (cid, told) => {
    for (const language of Object.values(TextLanguage)) {
      expect(missing(without(cid, language), language)).toEqual(told);
    }
  });

  test('an empty text lacks all, and a first session has nothing to review', () => {
    const all = missing([]);
    expect(new Set(missingParts([], 'en', facts).map(({ part }) => part))).toEqual(
      new Set(Object.values(StandardPart)),
    );
    expect(missing([], 'en', { ...facts, session: 1 })).toEqual(all.filter((part) => part !== 'review'));
    expect(missing(skeleton('ru', 1), 'ru', { ...facts, session: 1 })).toEqual([]);
  });

  test.each(['en', 'ru'] as const)(
    'a Protocol that was written without the skeleton is read by its words: %s',
    (language) => {
      const parts = protocolText().map((part) => part(language));
      // It surveys trade in clauses of its first section: no section of its own says so.
      expect(missing(parts, language, { ...facts, subGroups: [mining, railway] })).toEqual(['survey']);
    },
  );
});
