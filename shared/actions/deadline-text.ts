import { exhaustive } from '#shared/core/exhaustive.ts';
import type { SessionId } from '#shared/core/id.ts';
import { ordinalOf } from '#shared/drafting/default-title.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';
import { actionLabel } from './action.ts';
import { type Deadline, type OffsetUnit, OffsetUnit as Unit, type Trigger } from './deadline.ts';

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

type DeadlineWords = {
  readonly until: (day: string) => string;
  readonly after: (count: string, trigger: string) => string;
  readonly before: (count: string, trigger: string) => string;
  readonly on: (trigger: string) => string;
  readonly units: Readonly<Record<OffsetUnit, Forms>>;
  readonly delivery: (label: string) => string;
  readonly opening: (session: string) => string;
  readonly signing: (session: string) => string;
  readonly event: (words: string) => string;
};

const wordsOf: Readonly<Record<Locale, DeadlineWords>> = {
  en: {
    until: (day) => `not later than ${day}`,
    after: (count, trigger) => `within ${count} of ${trigger}`,
    before: (count, trigger) => `${count} before ${trigger}`,
    on: (trigger) => `on the day of ${trigger}`,
    units: {
      [Unit.day]: { one: 'day', other: 'days' },
      [Unit.workingDay]: { one: 'working day', other: 'working days' },
      [Unit.month]: { one: 'month', other: 'months' },
    },
    delivery: (label) => `receipt of what ${label} delivers`,
    opening: (session) => `the opening of the ${session} session`,
    signing: (session) => `the signing of the Protocol of the ${session} session`,
    event: (words) => words,
  },
  ru: {
    until: (day) => `не позднее ${day}`,
    after: (count, trigger) => `в течение ${count} после ${trigger}`,
    before: (count, trigger) => `не позднее чем за ${count} до ${trigger}`,
    on: (trigger) => `в день ${trigger}`,
    units: {
      [Unit.day]: { one: 'дня', few: 'дней', many: 'дней', other: 'дней' },
      [Unit.workingDay]: {
        one: 'рабочего дня',
        few: 'рабочих дней',
        many: 'рабочих дней',
        other: 'рабочих дней',
      },
      [Unit.month]: { one: 'месяца', few: 'месяцев', many: 'месяцев', other: 'месяцев' },
    },
    delivery: (label) => `получения результата ${label}`,
    opening: (session) => `открытия ${session} заседания`,
    signing: (session) => `подписания Протокола ${session} заседания`,
    event: (words) => `события «${words}»`,
  },
  hi: {
    until: (day) => `${day} तक (यह दिन सम्मिलित)`,
    after: (count, trigger) => `${trigger} के ${count} के भीतर`,
    before: (count, trigger) => `${trigger} से ${count} पहले`,
    on: (trigger) => `${trigger} के दिन`,
    units: {
      [Unit.day]: { one: 'दिन', other: 'दिन' },
      [Unit.workingDay]: { one: 'कार्य दिवस', other: 'कार्य दिवस' },
      [Unit.month]: { one: 'माह', other: 'माह' },
    },
    delivery: (label) => `${label} की प्रदेय सामग्री की प्राप्ति`,
    opening: (session) => `${session} सत्र के आरंभ`,
    signing: (session) => `${session} सत्र के प्रोटोकॉल पर हस्ताक्षर`,
    event: (words) => `“${words}”`,
  },
};

/** Russian «за 1 день», «за 2 дня»: after it these stand in the accusative. */
const russianBefore: Readonly<Record<OffsetUnit, Forms>> = {
  [Unit.day]: { one: 'день', few: 'дня', many: 'дней', other: 'дней' },
  [Unit.workingDay]: { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: 'рабочих дней' },
  [Unit.month]: { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяцев' },
};

/**
 * A deadline as a reader says it: "not later than 31 October 2025", "within 60 days of receipt of what C-04 delivers".
 * `numberOf` tells the number of a session; null: it is not of this workspace, and its id is shown.
 */
export function deadlineText(
  deadline: Deadline,
  locale: Locale,
  numberOf: (session: SessionId) => number | null,
): string {
  const words = wordsOf[locale];
  if (deadline.kind === 'absolute') return words.until(formatDay(deadline.day, locale));
  const { offset, trigger } = deadline;
  const waitsFor = triggerText(trigger, locale, numberOf);
  if (offset.count === 0) return words.on(waitsFor);
  const isBefore = offset.count < 0;
  const forms = isBefore && locale === 'ru' ? russianBefore[offset.unit] : words.units[offset.unit];
  const count = counted(Math.abs(offset.count), forms, locale);
  return isBefore ? words.before(count, waitsFor) : words.after(count, waitsFor);
}

function triggerText(
  trigger: Trigger,
  locale: Locale,
  numberOf: (session: SessionId) => number | null,
): string {
  const words = wordsOf[locale];
  const session = (id: SessionId): string => {
    const number = numberOf(id);
    return number === null ? id : ordinalOf(number, locale);
  };
  switch (trigger.kind) {
    case 'delivery-received':
      return words.delivery(actionLabel(trigger.action));
    case 'session-opens':
      return words.opening(session(trigger.session));
    case 'protocol-signed':
      return words.signing(session(trigger.session));
    case 'event':
      return words.event(trigger.words[locale] ?? Object.values(trigger.words)[0] ?? '–');
    default:
      return exhaustive(trigger);
  }
}

function counted(count: number, forms: Forms, locale: Locale): string {
  const form = forms[new Intl.PluralRules(formatTag[locale]).select(count)] ?? forms.other ?? '';
  return `${count} ${form}`;
}
