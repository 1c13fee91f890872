import { actionLabel } from '#shared/actions/action.ts';
import { deadlineText } from '#shared/actions/deadline-text.ts';
import type { RegisterPart, RegisterRow } from '#shared/actions/register.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import { type DigestReader, type DigestReason, digestReason } from '#shared/notifications/digest.ts';
import type { Body } from '#shared/sides/body.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';

type Named = { readonly id: string; readonly name: LocalizedName };

/** What rows refer to by id, and the language in which it is named. */
export type RegisterNames = {
  readonly locale: Locale;
  readonly bodies: readonly Body[];
  readonly sectors: readonly Named[];
  readonly subGroups: readonly Named[];
  readonly initiatives: readonly Named[];
  /** In the order of the viewer's own original. */
  readonly sides: readonly string[];
  readonly sessions: readonly { readonly id: string; readonly number: number }[];
  /** For whose Side it is told what waits. */
  readonly reader: DigestReader;
};

/** A row with all that is read, looked for and sorted by in words. */
export type NamedRow = {
  readonly row: RegisterRow;
  readonly label: string;
  readonly deliverable: string;
  readonly deliverableLanguage: string;
  readonly parts: readonly { readonly part: RegisterPart; readonly bodies: string }[];
  /** As written: relative ones with what they wait for. */
  readonly deadline: string;
  readonly sector: string;
  readonly subGroup: string;
  readonly initiative: string;
  /** Why it waits for the reader's Side; null: it does not. */
  readonly waits: DigestReason | null;
  /** Everything that a search looks through, folded. */
  readonly searched: string;
};

/** Puts rows into words; a row that was put into words before is not done again. */
export function rowNamer(names: RegisterNames): (row: RegisterRow) => NamedRow {
  const known = new WeakMap<RegisterRow, NamedRow>();
  const { locale } = names;
  const shorts = new Map(names.bodies.map((body) => [body.id as string, body]));
  const numbers = new Map(names.sessions.map(({ id, number }) => [id, number]));
  const sectors = byId(names.sectors, locale);
  const subGroups = byId(names.subGroups, locale);
  const initiatives = byId(names.initiatives, locale);
  const name = (row: RegisterRow): NamedRow => {
    const [language, deliverable] = deliverableIn(row, locale);
    const parts = row.parts
      .toSorted((a, b) => names.sides.indexOf(a.side) - names.sides.indexOf(b.side))
      .map((part) => ({ part, bodies: bodiesOf(part, shorts, locale) }));
    const label = actionLabel(row.id);
    const sector = nameOf(row.sector, sectors);
    const subGroup = nameOf(row.subGroup, subGroups);
    const initiative = nameOf(row.initiative, initiatives);
    // Of thousands of rows few are seen, and none is looked for before somebody types.
    let searched: string | null = null;
    return {
      row,
      label,
      deliverable,
      deliverableLanguage: language,
      parts,
      sector,
      subGroup,
      initiative,
      get waits() {
        return digestReason(names.reader, row);
      },
      get deadline() {
        const { deadline } = row;
        return deadline === null ? '' : deadlineText(deadline, locale, (id) => numbers.get(id) ?? null);
      },
      get searched() {
        if (searched !== null) return searched;
        const bodies = row.parts.flatMap((part) => fullNames(part, shorts, locale));
        const shown = [...parts.map((part) => part.bodies), sector, subGroup, initiative];
        searched = folded([label, ...Object.values(row.deliverable), ...bodies, ...shown].join('\n'));
        return searched;
      },
    };
  };
  return (row) => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const named = name(row);
    known.set(row, named);
    return named;
  };
}

/** So that a search finds words whatever their case, and е for ё. */
export function folded(words: string): string {
  return words.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}

/** Texts are written in English and Russian: whoever reads Hindi reads the English. */
function deliverableIn({ deliverable }: RegisterRow, locale: Locale): [string, string] {
  const own = Object.entries(deliverable).find(([language]) => language === locale);
  return own ?? Object.entries(deliverable)[0] ?? [locale, ''];
}

function bodiesOf(part: RegisterPart, bodies: ReadonlyMap<string, Body>, locale: Locale): string {
  return namedIn(part)
    .map((id) => bodies.get(id)?.short[locale] ?? id)
    .join(', ');
}

function fullNames(part: RegisterPart, bodies: ReadonlyMap<string, Body>, locale: Locale): string[] {
  return namedIn(part).map((id) => bodies.get(id)?.name[locale] ?? id);
}

/** The lead body first. */
export function namedIn({ leadBody, coExecutors }: RegisterPart): readonly string[] {
  return leadBody === null ? coExecutors : [leadBody, ...coExecutors];
}

function byId(things: readonly Named[], locale: Locale): ReadonlyMap<string, string> {
  return new Map(things.map(({ id, name }) => [id, name[locale]]));
}

function nameOf(id: string | null, names: ReadonlyMap<string, string>): string {
  return id === null ? '' : (names.get(id) ?? id);
}
