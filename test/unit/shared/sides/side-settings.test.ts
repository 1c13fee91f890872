import { expect, test } from 'vitest';
import { sideDetailsSchema, weekendSchema } from '#shared/sides/side-settings.ts';

const name = { en: 'Indian Side', ru: 'Индийская Сторона', hi: 'भारतीय पक्ष' };
const details = { label: 'IND', name, timeZone: 'Asia/Kolkata' };
const isAccepted = (change: object) => sideDetailsSchema.safeParse({ ...details, ...change }).success;

test.each(['IND', 'ИНД', 'भारत', 'R2'])('%s is a label', (label) => {
  expect(isAccepted({ label })).toBe(true);
});

test.each(['', 'I N', 'TOO-LONG1', 'IND!', '\u202EIND'])('%j is no label', (label) => {
  expect(isAccepted({ label })).toBe(false);
});

test.each(['Europe/Moscow', 'Asia/Kolkata', 'UTC'])('%s is a time zone', (timeZone) => {
  expect(isAccepted({ timeZone })).toBe(true);
});

test.each(['', '+05:30', 'Europe/Atlantis', 'Moscow time'])('%j is no time zone', (timeZone) => {
  expect(isAccepted({ timeZone })).toBe(false);
});

test('a name is missing in no language, and is not blank', () => {
  expect(isAccepted({ name: { en: name.en, ru: name.ru } })).toBe(false);
  expect(isAccepted({ name: { ...name, hi: '  ' } })).toBe(false);
  expect(isAccepted({ name: { ...name, fr: 'Partie indienne' } })).toBe(false);
});

test('some day of the week is worked, and none is told twice', () => {
  const isWeekend = (weekend: number[]) => weekendSchema.safeParse({ weekend }).success;
  expect([[], [7], [6, 7]].map(isWeekend)).toEqual([true, true, true]);
  expect([[1, 2, 3, 4, 5, 6, 7], [6, 6], [0], [8]].map(isWeekend)).toEqual([false, false, false, false]);
});
