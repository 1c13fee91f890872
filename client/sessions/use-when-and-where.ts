import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import { type Session, SessionStage } from '#shared/sessions/session.ts';

/** Place and days of a session in words; of what is over nothing is still to be fixed. */
export function useWhenAndWhere(session: Session): string {
  const { t } = useTranslation('sessions');
  const locale = useLocale();
  const isPast = session.stage === SessionStage.sealed;
  return t('placeAndDate', {
    place: session.place?.[locale] ?? t(isPast ? 'placeUnrecorded' : 'placeOpen'),
    date: datesOf(session, locale) ?? t(isPast ? 'dateUnrecorded' : 'dateOpen'),
  });
}

/** One day, or the first and the last; null: not known. */
function datesOf({ startsOn, endsOn }: Session, locale: Locale): string | null {
  if (startsOn === null) return null;
  const first = formatDay(startsOn, locale);
  return endsOn === null || endsOn === startsOn ? first : `${first} – ${formatDay(endsOn, locale)}`;
}
