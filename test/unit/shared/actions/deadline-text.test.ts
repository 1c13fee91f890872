import { expect, test } from 'vitest';
import { deadlineSchema } from '#shared/actions/deadline.ts';
import { deadlineText } from '#shared/actions/deadline-text.ts';

const afterDelivery = (count: number, unit = 'day') => ({
  kind: 'relative',
  trigger: { kind: 'delivery-received', action: 'c-04' },
  offset: { count, unit },
});
const opening = (session: string, count: number, unit = 'day') => ({
  kind: 'relative',
  trigger: { kind: 'session-opens', session },
  offset: { count, unit },
});

test.each([
  [{ kind: 'absolute', day: '2025-10-31' }, 'en', 'not later than 31 October 2025'],
  [{ kind: 'absolute', day: '2025-10-31' }, 'ru', 'не позднее 31 октября 2025 года'],
  [afterDelivery(60), 'en', 'within 60 days of receipt of what C-04 delivers'],
  [afterDelivery(60), 'ru', 'в течение 60 дней после получения результата C-04'],
  [afterDelivery(21), 'ru', 'в течение 21 дня после получения результата C-04'],
  [afterDelivery(1, 'working-day'), 'en', 'within 1 working day of receipt of what C-04 delivers'],
  [opening('session-12', -30), 'en', '30 days before the opening of the 12th session'],
  [opening('session-12', -30), 'ru', 'не позднее чем за 30 дней до открытия 12-го заседания'],
  [opening('session-12', -2, 'month'), 'ru', 'не позднее чем за 2 месяца до открытия 12-го заседания'],
  [opening('session-12', -30), 'hi', '12वें सत्र के आरंभ से 30 दिन पहले'],
  [opening('session-12', 0), 'en', 'on the day of the opening of the 12th session'],
  [opening('session-99', 3), 'en', 'within 3 days of the opening of the session-99 session'],
] as const)('%j is said in %s: %s', (given, locale, words) => {
  const numberOf = (session: string) => (session === 'session-12' ? 12 : null);
  expect(deadlineText(deadlineSchema.parse(given), locale, numberOf)).toBe(words);
});
