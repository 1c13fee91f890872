import { addDays, lastDayOfMonth } from '#shared/core/calendar-day.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { Offset } from '#shared/actions/deadline.ts';
import { type DeadlineWords, englishDeadlines, russianDeadlines } from './deadline-words.ts';

/** What a clause says a relative deadline waits for. */
export type ReadTrigger =
  | { readonly kind: 'delivery-received' }
  /** Null: the next one, whatever its number. */
  | { readonly kind: 'session-opens'; readonly number: number | null }
  | { readonly kind: 'protocol-signed' }
  | { readonly kind: 'event' };

/** A deadline as it is written. `isAmbiguous`: plain "by" or «до» may or may not include its day (domain rule 22). */
export type ReadDeadline = { readonly words: string; readonly isAmbiguous: boolean } & (
  | { readonly kind: 'absolute'; readonly day: CalendarDay }
  | { readonly kind: 'relative'; readonly offset: Offset; readonly trigger: ReadTrigger }
);

export type DeadlineLanguage = 'en' | 'ru';

/** The first deadline that the words set; null when they set none that can be read. */
export function readDeadline(words: string, language: DeadlineLanguage): ReadDeadline | null {
  const lexicon = language === 'en' ? englishDeadlines : russianDeadlines;
  return relativeIn(words, lexicon) ?? absoluteIn(words, lexicon) ?? periodIn(words, lexicon);
}

function relativeIn(words: string, lexicon: DeadlineWords): ReadDeadline | null {
  for (const { pattern, sign } of lexicon.relative) {
    const match = pattern.exec(words);
    const { count, unit, event } = match?.groups ?? {};
    if (match === null || count === undefined || unit === undefined || event === undefined) continue;
    const offset = offsetOf(lexicon.countOf(count), { unit, sign, lexicon });
    if (offset === null) continue;
    return {
      kind: 'relative',
      offset,
      trigger: triggerOf(event, lexicon),
      isAmbiguous: false,
      words: match[0].trim(),
    };
  }
  return null;
}

function offsetOf(
  count: number | null,
  { unit, sign, lexicon }: { unit: string; sign: number; lexicon: DeadlineWords },
): Offset | null {
  const known = lexicon.units.find(({ pattern }) => pattern.test(unit));
  if (count === null || known === undefined) return null;
  return { count: sign * count * known.times, unit: known.unit };
}

function triggerOf(event: string, lexicon: DeadlineWords): ReadTrigger {
  if (lexicon.receipt.test(event)) return { kind: 'delivery-received' };
  if (lexicon.signing.test(event)) return { kind: 'protocol-signed' };
  if (!lexicon.session.test(event)) return { kind: 'event' };
  return { kind: 'session-opens', number: lexicon.ordinalOf(event) };
}

function absoluteIn(words: string, lexicon: DeadlineWords): ReadDeadline | null {
  for (const { pattern, isAmbiguous, daysBefore } of lexicon.absolute) {
    const match = pattern.exec(words);
    const { date, month, year } = match?.groups ?? {};
    const day = dayOf(Number(date), lexicon.monthOf(month ?? ''), Number(year));
    if (match === null || day === null) continue;
    return { kind: 'absolute', day: addDays(day, -daysBefore), isAmbiguous, words: match[0].trim() };
  }
  return null;
}

/** "By the end of", "in the first quarter of": the last day of the period. */
function periodIn(words: string, lexicon: DeadlineWords): ReadDeadline | null {
  const match = lexicon.period.exec(words);
  const { nth, share, month, year } = match?.groups ?? {};
  if (match === null || year === undefined) return null;
  const last = lastMonthOf({ nth, share, month }, lexicon);
  if (last === null) return null;
  return {
    kind: 'absolute',
    day: lastDayOfMonth(Number(year), last),
    isAmbiguous: false,
    words: match[0].trim(),
  };
}

function lastMonthOf(
  { nth, share, month }: Record<'nth' | 'share' | 'month', string | undefined>,
  lexicon: DeadlineWords,
): number | null {
  if (month !== undefined) return lexicon.monthOf(month);
  if (share === undefined) return 12;
  const number = lexicon.ordinalOf(nth ?? '');
  const months = lexicon.quarter.test(share) ? 3 : 6;
  return number === null || number * months > 12 ? null : number * months;
}

/** Null for a day that no calendar has. */
function dayOf(date: number, month: number | null, year: number): CalendarDay | null {
  if (month === null || !(date >= 1) || date > Number(lastDayOfMonth(year, month).slice(8))) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
