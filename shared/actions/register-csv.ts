import type { SessionId } from '#shared/core/id.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import { recordWords } from '#shared/i18n/record-words.ts';
import { registerWords } from '#shared/i18n/register-words.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import { actionLabel } from './action.ts';
import { deadlineText } from './deadline-text.ts';
import type { RegisterRow } from './register.ts';

type Named = { readonly id: string; readonly name: LocalizedName };

/** The columns that a file can have. */
export type CsvColumn = keyof (typeof registerWords)[Locale]['columns'];

/** Names of what rows refer to, and whether the file must say that it is a demonstration. */
export type CsvContext = {
  readonly locale: Locale;
  readonly columns: readonly CsvColumn[];
  readonly bodies: readonly { readonly id: string; readonly short: LocalizedName }[];
  readonly sectors: readonly Named[];
  readonly subGroups: readonly Named[];
  readonly initiatives: readonly Named[];
  readonly numberOf: (session: SessionId) => number | null;
  readonly isDemonstration: boolean;
};

/** A spreadsheet takes a field that begins so for a formula (OWASP, CSV injection); the wide forms are East Asian. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** So that a spreadsheet reads UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The rows as CSV by RFC 4180: a header, every field quoted, lines ended by CR LF, formulas made harmless. */
export function registerCsv(rows: readonly RegisterRow[], context: CsvContext): string {
  const words = registerWords[context.locale];
  const header = context.columns.map((column) => words.columns[column]);
  const blank = header.slice(1).map(() => '');
  const lines = [
    header,
    ...rows.map((row) => context.columns.map((column) => fieldIn[column](row, context))),
    ...(context.isDemonstration ? [[words.demonstration, ...blank]] : []),
  ];
  return BYTE_ORDER_MARK + lines.map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
}

/** One field, quoted; what a spreadsheet would run as a formula begins with an apostrophe instead. */
export function csvField(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}

const fieldIn: Readonly<Record<CsvColumn, (row: RegisterRow, context: CsvContext) => string>> = {
  number: ({ id }) => actionLabel(id),
  session: ({ sessionNumber }) => String(sessionNumber),
  age: ({ age }) => String(age),
  decision: ({ deliverable }, { locale }) => deliverable[locale] ?? Object.values(deliverable)[0] ?? '',
  responsible,
  status: ({ status }, { locale }) => recordWords[locale].status[status],
  deadline: ({ deadline }, { locale, numberOf }) =>
    deadline === null ? '' : deadlineText(deadline, locale, numberOf),
  due: ({ due }, { locale }) => dayIn(due, locale),
  dueState: ({ dueState }, { locale }) => registerWords[locale].dueStates[dueState],
  initiative: ({ initiative }, { initiatives, locale }) => nameOf(initiative, initiatives, locale),
  sector: ({ sector }, { sectors, locale }) => nameOf(sector, sectors, locale),
  subGroup: ({ subGroup }, { subGroups, locale }) => nameOf(subGroup, subGroups, locale),
  registered: ({ registeredOn }, { locale }) => dayIn(registeredOn, locale),
  finished: ({ finishedOn }, { locale }) => dayIn(finishedOn, locale),
};

function responsible({ parts }: RegisterRow, { bodies, locale }: CsvContext): string {
  const shortOf = (id: string): string => bodies.find((body) => body.id === id)?.short[locale] ?? id;
  return parts
    .flatMap(({ leadBody, coExecutors }) => {
      const named = leadBody === null ? coExecutors : [leadBody, ...coExecutors];
      return named.length === 0 ? [] : [named.map(shortOf).join(', ')];
    })
    .join('; ');
}

function dayIn(day: string | null, locale: Locale): string {
  return day === null ? '' : formatDay(day, locale);
}

function nameOf(id: string | null, things: readonly Named[], locale: Locale): string {
  return id === null ? '' : (things.find((thing) => thing.id === id)?.name[locale] ?? id);
}
