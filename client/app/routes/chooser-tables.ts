import type { Table } from '#client/auth/member-chooser.tsx';
import { sideLooks } from '#client/sides/side-looks.ts';
import type { DemoMember } from '#shared/auth/demo-login.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import type { Side } from '#shared/sides/side.ts';

type Input = {
  members: readonly DemoMember[];
  sides: readonly Side[];
  locale: Locale;
  /** The name of the table for those of neither Side. */
  outside: string;
};

/** The people of a demonstration by Side, both alike, then those of neither. */
export function chooserTables({ members, sides, locale, outside }: Input): Table[] {
  const looks = sideLooks(sides, locale);
  const ids = [...new Set(members.map(({ side }) => side))];
  const tables = ids.map((id): Table => {
    const look = id === null ? undefined : looks.get(id);
    return {
      id: id ?? 'none',
      name: id === null ? outside : (look?.name ?? ''),
      letters: id === null ? null : (look?.letters ?? id.toUpperCase()),
      hue: look?.hue ?? 'none',
      members: members.filter(({ side }) => side === id),
    };
  });
  return tables.sort((a, b) => Number(a.id === 'none') - Number(b.id === 'none'));
}
