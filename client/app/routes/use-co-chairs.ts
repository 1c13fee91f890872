import { useLocale } from '#client/i18n/use-locale.ts';
import type { CoChair } from '#client/sessions/session-heading.tsx';
import type { Session } from '#shared/sessions/session.ts';
import { useSideLooks } from './use-side-looks.ts';
import { useSidesInOrder } from './use-sides-in-order.ts';

/** Both co-chairs of the session, one's own Side first; an office that is not on record is null. */
export function useCoChairs(session: Session | null): CoChair[] {
  const locale = useLocale();
  const looks = useSideLooks();
  return useSidesInOrder().map(({ id, label, name }) => ({
    letters: label,
    hue: looks.get(id)?.hue ?? 'none',
    side: name[locale],
    office: session?.coChairs.find((coChair) => coChair.side === id)?.name[locale] ?? null,
  }));
}
