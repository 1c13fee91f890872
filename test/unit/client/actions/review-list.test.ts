import { describe, expect, test } from 'vitest';
import { letterOf, reviewKeyOf } from '#client/actions/review/review-keys.ts';
import {
  idsInAddress,
  placeAfter,
  reviewAddress,
  reviewOf,
  unfinished,
} from '#client/actions/review/review-list.ts';
import { clauseAtAddress } from '#client/actions/action/clause-address.ts';
import { actionIdSchema, documentIdSchema } from '#shared/core/id.ts';
import { actionDetailOf } from '#test/support/action-detail-of.ts';
import { anAction, evidence, historyOf, india, russia } from '#test/support/action-history.ts';

const id = (text: string) => actionIdSchema.parse(text);

function rowOf(name: string, day: string | null, isClosed = false) {
  const deadline = day === null ? null : ({ kind: 'absolute', day } as const);
  const history = historyOf(anAction({ id: name, sides: [russia], deadline }));
  if (isClosed) {
    history.take(russia, { fact: 'ActionReported', status: 'reported', words: 'done', evidence });
    history.take(india, { fact: 'ReportAccepted', report: 2 });
  }
  return actionDetailOf(history, india).row;
}

const rows = [
  rowOf('c-10', '2026-01-30'),
  rowOf('c-02', null),
  rowOf('c-05', '2025-12-12'),
  rowOf('c-01', '2025-08-18', true),
  rowOf('c-09', '2026-01-30'),
];
const nothing = { ids: [], at: null, kept: null };

describe('what is gone through', () => {
  test('without a wish: all that is unfinished, by its last day, then by its number', () => {
    expect(reviewOf(rows, nothing)).toEqual({ ids: ['c-05', 'c-09', 'c-10', 'c-02'], at: 'c-05' });
    expect(unfinished(rows)).not.toContain('c-01');
  });

  test('what was interrupted goes on at its place', () => {
    const kept = { ids: [id('c-01'), id('c-10'), id('c-02')], at: id('c-10') };
    expect(reviewOf(rows, { ...nothing, kept })).toEqual(kept);
  });

  test('an address comes before it, and keeps the place as far as it has it', () => {
    const kept = { ids: [id('c-01'), id('c-10')], at: id('c-10') };
    const ids = idsInAddress('c-09,c-10,c-10,c-77,Nobody');
    expect(reviewOf(rows, { ids, at: null, kept })).toEqual({ ids: ['c-09', 'c-10'], at: 'c-10' });
    expect(reviewOf(rows, { ids, at: id('c-77'), kept: null }).at).toBe('c-09');
  });

  test('in an empty register nothing', () => {
    expect(reviewOf([], nothing)).toEqual({ ids: [], at: null });
  });

  test('it stays at either end', () => {
    const review = reviewOf(rows, nothing);
    expect(placeAfter(review, 1)).toBe('c-09');
    expect(placeAfter(review, -1)).toBe('c-05');
    expect(placeAfter({ ...review, at: id('c-02') }, 1)).toBe('c-02');
    expect(placeAfter({ ids: [], at: null }, 1)).toBeNull();
  });

  test('an address names as many as a server takes', () => {
    const many = Array.from({ length: 401 }, (_, index) => id(`c-${index}`));
    expect(idsInAddress(reviewAddress(many.slice(1)).ids)).toHaveLength(400);
    expect(reviewAddress(many)).toEqual({});
  });
});

describe('keys of the review', () => {
  const pressed = {
    code: 'KeyJ',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
  };

  test('go by their place', () => {
    expect(reviewKeyOf(pressed)).toBe('next');
    expect(reviewKeyOf({ ...pressed, code: 'KeyR' })).toBe('report');
    expect(reviewKeyOf({ ...pressed, code: 'KeyQ' })).toBeNull();
    expect(reviewKeyOf({ ...pressed, code: 'Digit1' })).toBeNull();
  });

  test.each(['ctrlKey', 'metaKey', 'altKey', 'shiftKey', 'isComposing'])('mean nothing with %s', (held) => {
    expect(reviewKeyOf({ ...pressed, [held]: true })).toBeNull();
  });

  test('are written as they are pressed', () => {
    expect(letterOf('return')).toBe('B');
    expect(letterOf('amend')).toBeNull();
  });
});

test.each([
  [
    'http://localhost:3000/documents/protocol-11?lang=en#c-cl-07',
    { document: 'protocol-11', cid: 'c-cl-07' },
  ],
  [' /documents/protocol-11#c-1 ', { document: 'protocol-11', cid: 'c-1' }],
  ['/documents/protocol-11', null],
  ['/documents/protocol-12#c-1', null],
  ['javascript:alert(1)#c-1', null],
  ['', null],
])('the address of a clause: %s', (address, clause) => {
  expect(clauseAtAddress(address, [{ id: documentIdSchema.parse('protocol-11') }])).toEqual(clause);
});
