import { expect, test } from 'vitest';
import { minuteOfTime, timeOfMinute } from '#client/notifications/time-of-day.ts';

test('every minute of a day is written and read', () => {
  for (let minute = 0; minute < 24 * 60; minute += 1) expect(minuteOfTime(timeOfMinute(minute))).toBe(minute);
  expect(timeOfMinute(545)).toBe('09:05');
});

test.each(['', '24:00', '9:05', 'noon'])('%s is no time of day', (time) => {
  expect(minuteOfTime(time)).toBeNull();
});
