import { expect, test } from 'vitest';
import { formatDay } from '#shared/i18n/format-day.ts';

test.each([
  ['en', '6 August 2025'],
  ['ru', '6 августа 2025 года'],
  ['hi', '6 अगस्त 2025'],
] as const)('a day of the business calendar is written out in %s', (locale, words) => {
  expect(formatDay('2025-08-06', locale)).toBe(words);
});
