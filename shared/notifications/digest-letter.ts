import { actionLabel } from '#shared/actions/action.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { digestWords } from '#shared/i18n/digest-words.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import type { DigestGroup } from './digest.ts';

/** Longer lists are told by number: a letter is read on a telephone. */
const MOST_IN_A_GROUP = 20;

/** The letter of a digest, as plain text. `unsubscribe`: the address by which its reader ends such letters. */
export function digestLetter(
  groups: readonly DigestGroup[],
  about: {
    locale: Locale;
    day: CalendarDay;
    address: string;
    unsubscribe: string;
    isDemonstration: boolean;
  },
): { subject: string; text: string } {
  const { locale, day, address, unsubscribe } = about;
  const words = digestWords[locale];
  const count = groups.reduce((sum, { actions }) => sum + actions.length, 0);
  const sections = groups.map(({ reason, actions }) => {
    const lines = actions.slice(0, MOST_IN_A_GROUP).map(({ id, deliverable, due }) => {
      const what = deliverable[locale] ?? Object.values(deliverable)[0] ?? '–';
      return `- ${actionLabel(id)} ${what}${due === null ? '' : ` (${formatDay(due, locale)})`}`;
    });
    const more = actions.length - lines.length;
    return [
      `${words.reasons[reason]}:`,
      ...lines,
      ...(more > 0 ? [`${words.more(more)}: ${address}?waits=${reason}`] : []),
    ].join('\n');
  });
  const demonstration = about.isDemonstration ? [words.demonstration] : [];
  return {
    subject: words.subject(count, formatDay(day, locale)),
    text: [...demonstration, ...sections, `${words.open}\n${address}`, `${words.unsubscribe}\n${unsubscribe}`]
      .map((paragraph) => `${paragraph}\n`)
      .join('\n'),
  };
}
