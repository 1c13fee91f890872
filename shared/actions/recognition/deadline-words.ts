import { OffsetUnit } from '#shared/actions/deadline.ts';

/** How a language writes deadlines. Ordinals count sessions, quarters and halves. */
export type DeadlineWords = {
  readonly relative: readonly { readonly pattern: RegExp; readonly sign: 1 | -1 }[];
  /** `daysBefore`: how far before the day that is written the last one lies. */
  readonly absolute: readonly { pattern: RegExp; isAmbiguous: boolean; daysBefore: number }[];
  readonly period: RegExp;
  readonly quarter: RegExp;
  readonly units: readonly { readonly pattern: RegExp; readonly unit: OffsetUnit; readonly times: number }[];
  readonly receipt: RegExp;
  readonly signing: RegExp;
  readonly session: RegExp;
  countOf(words: string): number | null;
  monthOf(word: string): number | null;
  /** Of the first ordinal in the words. */
  ordinalOf(words: string): number | null;
};

/** The place of the longest stem that the word begins with: «пятнадцатого» is not «пятого». */
const place = (stems: readonly string[], word: string): number | null => {
  const fitting = stems.filter((stem) => word.toLowerCase().startsWith(stem));
  const longest = fitting.reduce((best, stem) => (stem.length > best.length ? stem : best), '');
  return longest === '' ? null : stems.indexOf(longest) + 1;
};

const numberIn = (words: string): number | null => {
  const digits = /\d+/.exec(words)?.[0];
  return digits === undefined ? null : Number(digits);
};

/** The first word of those that is one of the ordinals. */
const ordinalIn = (words: string, stems: readonly string[]): number | null => {
  for (const word of words.toLowerCase().split(/[^\p{L}]+/u)) {
    const number = place(stems, word);
    if (number !== null) return number;
  }
  return null;
};

const romanQuarters = ['i', 'ii', 'iii', 'iv'];

const englishMonths = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const englishOrdinals = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth twentieth'
).split(' ');
const englishNumbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  fifteen: 15,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};

const EN_DATE = '(?<date>\\d{1,2}) (?<month>[A-Z][a-z]{2,8}),? (?<year>\\d{4})';
const EN_COUNT =
  '(?<count>[\\w]+(?: \\(\\d+\\))?) (?<unit>(?:working|business|calendar)? ?(?:days?|weeks?|months?))';

export const englishDeadlines: DeadlineWords = {
  relative: [
    {
      pattern: new RegExp(`\\b(?:not|no) later than ${EN_COUNT} (?:before|prior to) (?<event>[^.;]+)`, 'u'),
      sign: -1,
    },
    {
      pattern: new RegExp(`\\b(?:at least )?${EN_COUNT} (?:before|prior to) (?<event>[^.;]+)`, 'u'),
      sign: -1,
    },
    {
      pattern: new RegExp(
        `\\b(?:within|(?:not|no) later than) ${EN_COUNT} (?:of|after|from|following|upon) (?<event>[^.;]+)`,
        'u',
      ),
      sign: 1,
    },
  ],
  absolute: [
    { pattern: new RegExp(`\\b(?:not|no) later than ${EN_DATE}`, 'u'), isAmbiguous: false, daysBefore: 0 },
    {
      pattern: new RegExp(`\\b(?:on or before|up to and including) ${EN_DATE}`, 'u'),
      isAmbiguous: false,
      daysBefore: 0,
    },
    { pattern: new RegExp(`\\bbefore ${EN_DATE}`, 'u'), isAmbiguous: false, daysBefore: 1 },
    { pattern: new RegExp(`\\b(?:by|until|till) ${EN_DATE}`, 'u'), isAmbiguous: true, daysBefore: 0 },
  ],
  period:
    /\b(?:by the end of|before the end of|not later than the end of|in|during) (?:the )?(?:(?<nth>first|second|third|fourth|1st|2nd|3rd|4th|I{1,3}|IV) (?<share>quarter|half) of |(?<month>January|February|March|April|May|June|July|August|September|October|November|December) )?(?<year>20\d{2})\b/u,
  quarter: /quarter/,
  units: [
    { pattern: /working|business/, unit: OffsetUnit.workingDay, times: 1 },
    { pattern: /week/, unit: OffsetUnit.day, times: 7 },
    { pattern: /month/, unit: OffsetUnit.month, times: 1 },
    { pattern: /day/, unit: OffsetUnit.day, times: 1 },
  ],
  receipt: /\breceipt\b|\breceiv/u,
  signing: /\bsigning\b|\bsignature\b/u,
  session: /\bsession\b/u,
  countOf: (words) => numberIn(words) ?? englishNumbers[words.toLowerCase()] ?? null,
  monthOf: (word) => place(englishMonths, word),
  ordinalOf: (words) => numberIn(words) ?? ordinalIn(words, englishOrdinals) ?? romanIn(words),
};

const russianMonths = 'янв фев мар апр ма июн июл авг сен окт ноя дек'.split(' ');
const russianOrdinals = (
  'перв втор трет четв пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат ' +
  'шестнадцат семнадцат восемнадцат девятнадцат двадцат'
).split(' ');
/** In the genitive, as they stand after «в течение». */
const russianNumbers: Readonly<Record<string, number>> = {
  одного: 1,
  двух: 2,
  трех: 3,
  трёх: 3,
  четырех: 4,
  четырёх: 4,
  пяти: 5,
  шести: 6,
  семи: 7,
  десяти: 10,
  пятнадцати: 15,
  тридцати: 30,
  шестидесяти: 60,
  девяноста: 90,
};

const RU_DATE = '(?<date>\\d{1,2}) (?<month>\\p{L}{3,8}) (?<year>\\d{4})(?: года| г\\.)?';
const RU_COUNT =
  '(?<count>[\\p{L}\\d]+(?: \\(\\d+\\))?) (?<unit>(?:рабоч\\p{L}+|календарн\\p{L}+)? ?(?:д(?:ень|ня|ней)|недел\\p{L}+|месяц\\p{L}*))';

export const russianDeadlines: DeadlineWords = {
  relative: [
    { pattern: new RegExp(`не позднее,? чем за ${RU_COUNT} до (?<event>[^.;]+)`, 'u'), sign: -1 },
    { pattern: new RegExp(`(?<!\\p{L})за ${RU_COUNT} до (?<event>[^.;]+)`, 'u'), sign: -1 },
    {
      pattern: new RegExp(
        `(?:[Вв] течение|не позднее(?:,? чем через)?|[Вв] срок не позднее) ${RU_COUNT} (?:с(?:о дня| даты| момента)?|после|от) (?<event>[^.;]+)`,
        'u',
      ),
      sign: 1,
    },
  ],
  absolute: [
    { pattern: new RegExp(`не позднее ${RU_DATE}`, 'u'), isAmbiguous: false, daysBefore: 0 },
    {
      pattern: new RegExp(`(?<!\\p{L})(?:до|по) ${RU_DATE} включительно`, 'u'),
      isAmbiguous: false,
      daysBefore: 0,
    },
    { pattern: new RegExp(`(?<!\\p{L})(?:до|к) ${RU_DATE}`, 'u'), isAmbiguous: true, daysBefore: 0 },
  ],
  period:
    /(?<!\p{L})(?:до конца|не позднее конца|в|во) (?:(?<nth>\p{L}+|\d)(?:-\p{L}+)? (?<share>квартал\p{L}*|полови?н\p{L}*|полугоди\p{L}*) |(?<month>январ\p{L}|феврал\p{L}|март\p{L}|апрел\p{L}|ма[яе]|июн\p{L}|июл\p{L}|август\p{L}|сентябр\p{L}|октябр\p{L}|ноябр\p{L}|декабр\p{L}) )?(?<year>20\d{2}) год[ау]/u,
  quarter: /квартал/,
  units: [
    { pattern: /рабоч/, unit: OffsetUnit.workingDay, times: 1 },
    { pattern: /недел/, unit: OffsetUnit.day, times: 7 },
    { pattern: /месяц/, unit: OffsetUnit.month, times: 1 },
    { pattern: /дн|ден/, unit: OffsetUnit.day, times: 1 },
  ],
  receipt: /получени/u,
  signing: /подписани/u,
  session: /заседани/u,
  countOf: (words) => numberIn(words) ?? russianNumbers[words.toLowerCase()] ?? null,
  monthOf: (word) => place(russianMonths, word),
  ordinalOf: (words) => numberIn(words) ?? ordinalIn(words, russianOrdinals) ?? romanIn(words),
};

function romanIn(words: string): number | null {
  const at = romanQuarters.indexOf(words.trim().toLowerCase());
  return at < 0 ? null : at + 1;
}
