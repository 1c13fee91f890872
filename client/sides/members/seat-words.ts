import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { Role } from '#shared/access/role.ts';
import type { WorkspaceSides } from '#shared/sides/workspace-sides.ts';

type Seat = { role: Role; subGroups: readonly string[] };

/** A seat in words: the role, and the sub-groups. */
export function useSeatWords({ subGroups }: WorkspaceSides): (seat: Seat) => string {
  const { t } = useTranslation('access');
  const locale = useLocale();
  return (seat) => {
    const names = subGroups.filter(({ id }) => seat.subGroups.includes(id)).map(({ name }) => name[locale]);
    return [t(`role-${seat.role}`), ...names].join(' · ');
  };
}
