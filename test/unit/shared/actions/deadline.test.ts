import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Deadline, dueDay, WorkingDayRule } from '#shared/actions/deadline.ts';
import { dayInZones, type DueState, dueState, endOfDueDay, isStale } from '#shared/actions/due-state.ts';
import { actionIdSchema, sessionIdSchema } from '#shared/core/id.ts';
import { dayOff, type SideCalendar } from '#shared/sides/side-calendar.ts';
import { demoCalendars } from '#server/demo/demo-calendars.ts';

const KOLKATA = 'Asia/Kolkata';
const MOSCOW = 'Europe/Moscow';
const zones = { IN: [KOLKATA], RU: [MOSCOW], both: [KOLKATA, MOSCOW] };

const [indian, russian] = demoCalendars();
if (indian === undefined || russian === undefined) throw new Error('a Side lacks its calendar');
const calendars: Record<'IN' | 'RU' | 'both', readonly SideCalendar[]> = {
  IN: [indian],
  RU: [russian],
  both: [indian, russian],
};
type Bound = keyof typeof calendars;

describe('the day ends in the zone of the responsible Side; for both, the earlier end counts', () => {
  test.each<[Bound, string, string]>([
    ['IN', '2025-08-18', '2025-08-18T18:30:00Z'],
    ['RU', '2025-10-15', '2025-10-15T21:00:00Z'],
    ['both', '2025-08-18', '2025-08-18T18:30:00Z'],
    ['IN', '2025-12-31', '2025-12-31T18:30:00Z'],
    ['RU', '2025-12-31', '2025-12-31T21:00:00Z'],
    ['both', '2024-02-29', '2024-02-29T18:30:00Z'],
  ])('%s %s is over at %s', (bound, day, moment) => {
    expect(new Date(endOfDueDay(day, zones[bound]))).toEqual(new Date(moment));
  });

  test.each([
    ['a day of the change to summer time', '2025-03-30', ['Europe/Berlin'], '2025-03-30T22:00:00Z'],
    ['a day of the change to winter time', '2025-10-26', ['Europe/Berlin'], '2025-10-26T23:00:00Z'],
    ['a zone behind UTC', '2025-08-18', ['America/New_York'], '2025-08-19T04:00:00Z'],
  ])('%s ends at midnight of the clocks', (_name, day, timeZones, moment) => {
    expect(new Date(endOfDueDay(day, timeZones))).toEqual(new Date(moment));
  });

  test.each<[Bound, string, string]>([
    ['IN', '2025-08-18T18:29:59Z', '2025-08-18'],
    ['IN', '2025-08-18T18:30:00Z', '2025-08-19'],
    ['RU', '2025-08-18T18:30:00Z', '2025-08-18'],
    ['RU', '2025-08-18T20:59:59Z', '2025-08-18'],
    ['RU', '2025-08-18T21:00:00Z', '2025-08-19'],
    ['both', '2025-08-18T18:29:59Z', '2025-08-18'],
    ['both', '2025-08-18T18:30:00Z', '2025-08-19'],
  ])('for %s it is, at %s, the %s', (bound, moment, day) => {
    expect(dayInZones(Date.parse(moment), zones[bound])).toBe(day);
  });

  test('a day is over exactly when the day that counts is a later one', () => {
    const moments = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) });
    fc.assert(
      fc.property(moments, fc.constantFrom<Bound[]>('IN', 'RU', 'both'), fc.nat(600), (at, bound, ago) => {
        const day = new Date(Date.UTC(2025, 0, 1) + ago * 86_400_000).toISOString().slice(0, 10);
        const isOver = at >= endOfDueDay(day, zones[bound]);
        expect(dayInZones(at, zones[bound]) > day).toBe(isOver);
      }),
      { numRuns: 300 },
    );
  });

  test('an unknown zone is refused', () => {
    expect(() => endOfDueDay('2025-08-18', ['Mars/Olympus'])).toThrow(RangeError);
  });
});

describe('days on which nobody answers', () => {
  test.each<[Bound, string, string | null]>([
    ['IN', '2025-11-30', 'weekend'],
    ['RU', '2025-11-30', 'weekend'],
    ['IN', '2025-11-28', null],
    ['IN', '2025-08-15', 'Independence Day'],
    ['RU', '2025-08-15', null],
    ['RU', '2025-11-04', 'National Unity Day'],
    ['IN', '2025-11-04', null],
    ['RU', '2025-11-03', 'Day off by transfer'],
    ['RU', '2025-11-01', null],
    ['IN', '2025-11-01', 'weekend'],
    ['RU', '2025-12-31', 'Day off by transfer'],
    ['IN', '2025-12-31', null],
    ['IN', '2026-03-31', 'Mahavir Jayanti'],
    ['RU', '2026-01-07', 'Christmas'],
    ['IN', '2025-08-16', 'Janmashtami'],
  ])('%s on %s: %s', (bound, day, expected) => {
    const [calendar] = calendars[bound];
    const off = calendar === undefined ? null : dayOff(calendar, day);
    expect(off?.kind === 'holiday' ? off.name.en : (off?.kind ?? null)).toBe(expected);
  });
});

const on = (day: string): Deadline => ({ kind: 'absolute', day });
const session12 = sessionIdSchema.parse('session-12');
const trigger = { kind: 'session-opens' as const, session: session12 };
const after = (count: number, unit: 'day' | 'working-day' | 'month' = 'day'): Deadline => ({
  kind: 'relative',
  trigger,
  offset: { count, unit },
});

describe('the last day', () => {
  test.each<[string, Bound, Deadline, string | null, keyof typeof WorkingDayRule, string | null]>([
    ['as written, on a Sunday', 'both', on('2025-11-30'), null, 'asWritten', '2025-11-30'],
    ['the working day before a Sunday', 'both', on('2025-11-30'), null, 'preceding', '2025-11-28'],
    ['the working day after a Sunday', 'both', on('2025-11-30'), null, 'following', '2025-12-01'],
    ['a working day stays, preceding', 'both', on('2025-11-14'), null, 'preceding', '2025-11-14'],
    ['a working day stays, following', 'both', on('2025-11-14'), null, 'following', '2025-11-14'],
    ['a Saturday, preceding', 'IN', on('2025-09-13'), null, 'preceding', '2025-09-12'],
    ['a Saturday, following', 'IN', on('2025-09-13'), null, 'following', '2025-09-15'],
    ['a holiday before a weekend, preceding', 'IN', on('2025-08-15'), null, 'preceding', '2025-08-14'],
    ['a holiday before a weekend, following', 'IN', on('2025-08-15'), null, 'following', '2025-08-18'],
    ['the holiday of the other Side does not count', 'RU', on('2025-08-15'), null, 'following', '2025-08-15'],
    ['of both Sides, either holiday counts', 'both', on('2025-08-15'), null, 'following', '2025-08-18'],
    ['31 December is no day of Russian offices', 'RU', on('2025-12-31'), null, 'preceding', '2025-12-30'],
    ['after the Russian New Year, twelve days on', 'RU', on('2025-12-31'), null, 'following', '2026-01-12'],
    ['31 December in India', 'IN', on('2025-12-31'), null, 'following', '2025-12-31'],
    ['for both, C-06 moves back a day', 'both', on('2025-12-31'), null, 'preceding', '2025-12-30'],
    ['a Saturday made a working day', 'RU', on('2025-11-01'), null, 'following', '2025-11-01'],
    ['the same Saturday, for both', 'both', on('2025-11-01'), null, 'following', '2025-11-06'],
    ['Mahavir Jayanti, C-11', 'both', on('2026-03-31'), null, 'preceding', '2026-03-30'],
    ['C-05: sixty days after C-04 is received', 'IN', after(60), '2025-10-13', 'asWritten', '2025-12-12'],
    ['C-05, were C-04 received on its last day', 'IN', after(60), '2025-10-15', 'asWritten', '2025-12-14'],
    ['the same, a Sunday, preceding', 'IN', after(60), '2025-10-15', 'preceding', '2025-12-12'],
    ['the same, a Sunday, following', 'IN', after(60), '2025-10-15', 'following', '2025-12-15'],
    ['C-05 waits as long as C-04 is not received', 'IN', after(60), null, 'asWritten', null],
    ['C-15: thirty days before the session', 'both', after(-30), '2026-07-15', 'asWritten', '2026-06-15'],
    ['C-15, over the end of a year', 'both', after(-30), '2026-01-20', 'asWritten', '2025-12-21'],
    ['the same, a Sunday, preceding', 'both', after(-30), '2026-01-20', 'preceding', '2025-12-19'],
    ['the same, a Sunday, following', 'both', after(-30), '2026-01-20', 'following', '2025-12-22'],
    ['C-15, into the Russian New Year', 'both', after(-30), '2026-02-05', 'preceding', '2025-12-30'],
    ['C-15 waits as long as the session has no date', 'both', after(-30), null, 'preceding', null],
    ['the day of the trigger itself', 'IN', after(0), '2025-10-13', 'asWritten', '2025-10-13'],
    [
      'ten working days, over Diwali',
      'IN',
      after(10, 'working-day'),
      '2025-10-13',
      'asWritten',
      '2025-10-28',
    ],
    ['ten working days of Russia', 'RU', after(10, 'working-day'), '2025-10-13', 'asWritten', '2025-10-27'],
    [
      'one working day after a Friday',
      'both',
      after(1, 'working-day'),
      '2025-11-28',
      'asWritten',
      '2025-12-01',
    ],
    [
      'two working days before a Monday',
      'both',
      after(-2, 'working-day'),
      '2025-12-01',
      'asWritten',
      '2025-11-27',
    ],
    [
      'five over the Russian New Year',
      'RU',
      after(5, 'working-day'),
      '2025-12-29',
      'asWritten',
      '2026-01-15',
    ],
    ['two months', 'both', after(2, 'month'), '2025-08-06', 'asWritten', '2025-10-06'],
    ['two months to the end of February', 'both', after(2, 'month'), '2025-12-31', 'asWritten', '2026-02-28'],
    ['a month before', 'both', after(-1, 'month'), '2026-03-31', 'asWritten', '2026-02-28'],
  ])('%s', (...[, bound, deadline, triggerDay, rule, expected]) => {
    const days = { calendars: calendars[bound], rule: WorkingDayRule[rule] };
    expect(dueDay(deadline, { triggerDay, ...days })).toBe(expected);
  });

  test('a chain: an extension of C-04 does not move C-05, its receipt does', () => {
    const received = { kind: 'delivery-received' as const, action: actionIdSchema.parse('c-04') };
    const deadline: Deadline = {
      kind: 'relative',
      trigger: received,
      offset: { count: 60, unit: 'day' },
    };
    const days = { calendars: calendars.IN, rule: WorkingDayRule.asWritten };
    expect(dueDay(deadline, { triggerDay: null, ...days })).toBeNull();
    expect(dueDay(deadline, { triggerDay: '2025-11-03', ...days })).toBe('2026-01-02');
  });

  test('a calendar without working days is refused', () => {
    const never = { ...indian, weekend: [1, 2, 3, 4, 5, 6, 7] };
    const days = { calendars: [never], rule: WorkingDayRule.following, triggerDay: null };
    expect(() => dueDay(on('2025-11-30'), days)).toThrow(RangeError);
  });
});

describe('how it stands to today', () => {
  const owed = { due: '2025-11-30', hasDeadline: true, isOwed: true };
  test.each<[string, DueState]>([
    ['2025-10-30', 'later'],
    ['2025-10-31', 'in-30-days'],
    ['2025-11-15', 'in-30-days'],
    ['2025-11-16', 'in-14-days'],
    ['2025-11-26', 'in-14-days'],
    ['2025-11-27', 'in-3-days'],
    ['2025-11-29', 'in-3-days'],
    ['2025-11-30', 'today'],
    ['2025-12-01', 'overdue'],
    ['2026-11-30', 'overdue'],
  ])('on %s: %s', (today, expected) => {
    expect(dueState(today, owed)).toBe(expected);
  });

  test('without a deadline, without its trigger, and without a debt', () => {
    expect(dueState('2026-01-12', { ...owed, due: null, hasDeadline: false })).toBe('none');
    expect(dueState('2026-01-12', { ...owed, due: null })).toBe('waiting');
    expect(dueState('2026-01-12', { ...owed, isOwed: false })).toBe('settled');
  });

  test.each([
    ['2025-11-04', true, false],
    ['2025-11-05', true, true],
    ['2025-11-05', false, false],
  ])('on %s, owed %s: stale %s', (today, isOwed, expected) => {
    expect(isStale(today, '2025-08-06', isOwed)).toBe(expected);
  });
});
