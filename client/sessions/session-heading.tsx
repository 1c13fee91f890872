import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { daysBetween, formatDay } from '#client/i18n/format-date.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { Session } from '#shared/sessions/session.ts';
import styles from './session-heading.module.css';

/** Which session, where, when, how far, seen from the working group's today. */
export function SessionHeading({ session, today }: { session: Session; today: CalendarDay }) {
  const { t } = useTranslation('sessions');
  const locale = useLocale();
  const place = session.place?.[locale] ?? t('placeOpen');
  const date = session.startsOn === null ? t('dateOpen') : formatDay(session.startsOn, locale);
  return (
    <header className={styles.heading}>
      <h1 className={styles.title}>{t('title', { count: session.number, ordinal: true })}</h1>
      <p className={styles.facts}>
        <span>{t('placeAndDate', { place, date })}</span>
        <span className={styles.stage}>{t(`stage-${session.stage}`)}</span>
      </p>
      <p className={styles.opens}>{opening(t, session.startsOn, today)}</p>
    </header>
  );
}

function opening(t: TFunction<'sessions'>, startsOn: CalendarDay | null, today: CalendarDay): string | null {
  if (startsOn === null) return null;
  const days = daysBetween(today, startsOn);
  if (days < 0) return null;
  if (days === 0) return t('today');
  return days === 1 ? t('tomorrow') : t('daysBefore', { count: days });
}
