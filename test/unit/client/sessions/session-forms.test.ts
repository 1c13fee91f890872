import { describe, expect, test } from 'vitest';
import { draftsOf, listOfDrafts, moved, withOneMore } from '#client/sessions/forms/delegate-draft.ts';
import { draftOf, factsOfDraft } from '#client/sessions/forms/session-draft.ts';
import { isUneven, nameOrNone, nothingWritten } from '#client/ui/localized-fields.tsx';
import { delegationListSchema, DelegateRole } from '#shared/sessions/delegation.ts';
import { newSessionSchema } from '#shared/sessions/session-keeping.ts';
import { memberIdSchema, sideIdSchema } from '#shared/core/id.ts';

const office = { en: 'Director', ru: 'директор', hi: 'निदेशक' };
const member = memberIdSchema.parse('in-secretary');
const delegates = [
  { role: DelegateRole.head, office, name: null, member: null },
  { role: DelegateRole.member, office: null, name: office, member },
];

describe('the list of a delegation', () => {
  test('is sent as it was read: empty fields are nothing, the name of a member stays the member’s', () => {
    const list = listOfDrafts(draftsOf(delegates));
    expect(list).toEqual([
      { role: 'head', office, name: null, member: null },
      { role: 'member', office: null, name: null, member },
    ]);
    expect(delegationListSchema.safeParse({ expectedRevision: 0, delegates: list }).success).toBe(true);
  });

  test('places move by one and stop at the ends; a new one comes last with a key of its own', () => {
    const [first, second] = draftsOf(delegates);
    const both = draftsOf(delegates);
    expect(moved(both, 0, 1).map(({ key }) => key)).toEqual([1, 0]);
    expect(moved(both, 1, 1)).toEqual([first, second]);
    expect(moved(both, 0, -1)).toEqual([first, second]);
    const more = withOneMore(moved(both, 0, 1));
    expect(more.map(({ key }) => key)).toEqual([1, 0, 2]);
    expect(withOneMore([])[0]?.role).toBe('head');
  });
});

describe('the form of a session', () => {
  test('as it opens for a new one it can be sent, with the number alone', () => {
    const facts = factsOfDraft(draftOf(null, 12));
    expect(facts).toEqual({
      number: 12,
      place: null,
      startsOn: null,
      endsOn: null,
      coChairs: [],
      subGroups: [],
    });
    expect(newSessionSchema.safeParse(facts).success).toBe(true);
  });

  test('one day is the first and the last; without a first there is no last', () => {
    const draft = draftOf(null, 12);
    expect(factsOfDraft({ ...draft, startsOn: '2026-03-04' }).endsOn).toBe('2026-03-04');
    expect(factsOfDraft({ ...draft, endsOn: '2026-03-04' }).endsOn).toBeNull();
  });

  test('a co-chair whose fields are empty is not named', () => {
    const coChairs = new Map([
      [sideIdSchema.parse('in'), office],
      [sideIdSchema.parse('ru'), nothingWritten],
    ]);
    expect(factsOfDraft({ ...draftOf(null, 12), coChairs }).coChairs).toEqual([{ side: 'in', name: office }]);
  });
});

test('a name is written in every language or in none', () => {
  expect([nothingWritten, office, { ...office, hi: ' ' }].map(isUneven)).toEqual([false, false, true]);
  expect(nameOrNone({ en: ' ', ru: '', hi: '' })).toBeNull();
  expect(nameOrNone(office)).toEqual(office);
});
