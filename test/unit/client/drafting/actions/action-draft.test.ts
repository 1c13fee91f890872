import { describe, expect, test } from 'vitest';
import { draftOf, newActionOf } from '#client/drafting/actions/action-draft.ts';
import { recogniseCommitment } from '#shared/actions/recognition/recognise-commitment.ts';
import { documentIdSchema, sessionIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { demoBodies } from '#server/demo/demo-initiatives.ts';
import { firstSides } from '#server/sides/first-sides.ts';

const sides = firstSides.map(({ id, name }) => ({ id: sideIdSchema.parse(id), name }));
const known = { sides, bodies: demoBodies() };
const session = sessionIdSchema.parse('session-11');
const twelfth = sessionIdSchema.parse('session-12');
const clause = { document: documentIdSchema.parse('minutes-11-mining'), cid: 'c-matter-1', session };

function draft(words: { en?: string; ru?: string }) {
  return draftOf({
    recognition: recogniseCommitment(words, known),
    words,
    sides: sides.map(({ id }) => id),
    session,
    subGroup: null,
    sessionOf: (number) => (number === null || number === 12 ? twelfth : null),
  });
}

describe('the form is filled in as the clause reads', () => {
  test('Side, day and words of both languages', () => {
    const read = draft({
      en: 'The Indian Side will transmit the list not later than 30 September 2025.',
      ru: 'Индийская Сторона передаст перечень не позднее 30 сентября 2025 года.',
    });
    expect(read.parts.map(({ side, isBound }) => [side, isBound])).toEqual([
      ['in', true],
      ['ru', false],
    ]);
    expect(read.deadline).toMatchObject({ kind: 'absolute', day: '2025-09-30' });
    expect(newActionOf(read, clause)?.commitment).toMatchObject({
      kind: 'commitment',
      parts: [{ side: 'in' }],
      deadline: { kind: 'absolute', day: '2025-09-30' },
    });
    expect(Object.keys(read.deliverable)).toEqual(['en', 'ru']);
  });

  test('a deadline before the next session keeps its trigger and its offset', () => {
    const read = draft({
      en: 'The Russian Side will submit a report not later than 30 days before the next session.',
    });
    expect(newActionOf(read, clause)?.commitment.deadline).toEqual({
      kind: 'relative',
      trigger: { kind: 'session-opens', session: twelfth },
      offset: { count: -30, unit: 'day' },
    });
  });

  test('of a clause that is marked by hand the words stand, and nobody is bound yet', () => {
    const read = draft({ en: 'The Sides welcomed the growth of trade.' });
    expect(read.deliverable.en).toBe('The Sides welcomed the growth of trade.');
    expect(newActionOf(read, clause)).toBeNull();
    const bound = { ...read, parts: read.parts.map((part) => ({ ...part, isBound: true })) };
    expect(newActionOf(bound, clause)?.commitment.parts.map(({ side }) => side)).toEqual(['in', 'ru']);
  });

  test('a deadline that lacks its day, its action or its words is not sent', () => {
    const read = draft({ en: 'The Indian Side will transmit the list.' });
    const { deadline } = read;
    const incomplete = [
      { ...deadline, kind: 'absolute' as const, day: '' },
      { ...deadline, kind: 'relative' as const, trigger: 'delivery-received' as const },
      { ...deadline, kind: 'relative' as const, trigger: 'event' as const, words: { en: ' ' } },
      { ...deadline, kind: 'relative' as const, count: Number.NaN, words: { en: 'signing' } },
    ];
    expect(incomplete.map((each) => newActionOf({ ...read, deadline: each }, clause))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
