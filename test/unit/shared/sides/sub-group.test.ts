import { expect, test } from 'vitest';
import { sessionSchema } from '#shared/sessions/session.ts';
import { subGroupsOf } from '#shared/sessions/session-sub-groups.ts';
import { isValidOn, nameOn, subGroupSchema } from '#shared/sides/sub-group.ts';

const named = (name: string) => ({ en: name, ru: name, hi: name });
const transport = subGroupSchema.parse({
  id: 'transport',
  name: named('Transport and Logistics'),
  formerNames: [
    { until: '2018-12-31', name: named('Aviation') },
    { until: '2022-06-30', name: named('Transport') },
  ],
  validFrom: '2016-01-01',
  validTo: '2025-12-31',
});

test.each([
  ['2016-01-01', 'Aviation'],
  ['2018-12-31', 'Aviation'],
  ['2019-01-01', 'Transport'],
  ['2022-06-30', 'Transport'],
  ['2022-07-01', 'Transport and Logistics'],
])('on %s the sub-group was called %s', (day, name) => {
  expect(nameOn(transport, day).en).toBe(name);
});

test('both ends of its period belong to it', () => {
  const days = ['2015-12-31', '2016-01-01', '2025-12-31', '2026-01-01'];
  expect(days.map((day) => isValidOn(transport, day))).toEqual([false, true, true, false]);
});

test('an old session shows its own sub-groups by their names of then', () => {
  const session = sessionSchema.parse({
    id: 'session-8',
    number: 8,
    stage: 'sealed',
    place: null,
    startsOn: '2018-11-12',
    endsOn: null,
    coChairs: [],
    subGroups: ['transport'],
  });
  const [shown] = subGroupsOf(session, [transport], '2026-11-26');
  expect(shown?.name.en).toBe('Aviation');
});
