import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { documentsQuery } from '#client/drafting/documents-queries.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { actionIdSchema } from '#shared/core/id.ts';
import { actionLabel } from '#shared/actions/action.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';

type Person = { id: string; name: string };
type Named = readonly { id: string; name: LocalizedName }[] | undefined;

/** Kinds whose ids say nothing to anybody: what happened and who did it says all. */
const nameless: ReadonlySet<string> = new Set(['login', 'invitation', 'evidence-file', 'workspace']);

/** What an entry of the record is about, by the name that the reader knows it by, or else its code; null: says nothing. */
export function useThingNames(people: readonly Person[]): (thing: string) => string | null {
  const { t } = useTranslation('sessions');
  const locale = useLocale();
  const { data: documents } = useQuery(documentsQuery);
  const { data: sessions } = useQuery(sessionsQuery);
  const { data: workspace } = useQuery(sidesQuery);
  const named = (rows: Named, id: string): string | null =>
    rows?.find((each) => each.id === id)?.name[locale] ?? null;
  const nameOf: Readonly<Record<string, (id: string) => string | null>> = {
    document: (id) => documents?.find((each) => each.id === id)?.title[locale] ?? null,
    member: (id) => people.find((each) => each.id === id)?.name ?? null,
    action: (id) => {
      const parsed = actionIdSchema.safeParse(id);
      return parsed.success ? actionLabel(parsed.data) : null;
    },
    session: (id) => {
      const number = sessions?.find((each) => each.id === id)?.number;
      return number === undefined ? null : t('title', { count: number, ordinal: true });
    },
    side: (id) => named(workspace?.sides, id),
    'sub-group': (id) => named(workspace?.subGroups, id),
  };
  return (thing) => {
    const [kind = '', id = ''] = thing.split('/');
    return nameless.has(kind) ? null : (nameOf[kind]?.(id) ?? thing);
  };
}
