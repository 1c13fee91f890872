import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#shared/core/calendar-day.ts';
import { ColourTag, type Hue } from '#client/ui/colour-tag.tsx';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { Session } from '#shared/sessions/session.ts';
import styles from './session-heading.module.css';
import { useWhenAndWhere } from './use-when-and-where.ts';

/** Who presides for a Side. */
export type CoChair = { letters: string; hue: Hue; side: string; office: string | null };

type Props = {
  session: Session;
  today: CalendarDay;
  /** In the viewer's order. */
  coChairs: readonly CoChair[];
};

/** Which session, where, when, how far, under whom, seen from the working group's today. */
export function SessionHeading({ session, today, coChairs }: Props) {
  const { t } = useTranslation(['sessions', 'home']);
  const whenAndWhere = useWhenAndWhere(session);
  return (
    <header className={styles.heading}>
      <h1 className={styles.title}>{t('sessions:title', { count: session.number, ordinal: true })}</h1>
      <p className={styles.facts}>
        <span>{whenAndWhere}</span>
        <span className={styles.stage}>{t(`sessions:stage-${session.stage}`)}</span>
      </p>
      <p className={styles.opens}>{opening(t, session.startsOn, today)}</p>
      <dl className={styles.coChairs} aria-label={t('home:coChairs')}>
        {coChairs.map(({ letters, hue, side, office }) => (
          <div key={letters} className={styles.coChair} data-hue={hue}>
            <dt>
              <ColourTag letters={letters} hue={hue} /> {t('home:coChairOf', { side })}
            </dt>
            <dd className={office === null ? styles.open : undefined}>{office ?? t('home:coChairOpen')}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function opening(
  t: TFunction<['sessions', 'home']>,
  startsOn: CalendarDay | null,
  today: CalendarDay,
): string | null {
  if (startsOn === null) return null;
  const days = daysBetween(today, startsOn);
  if (days < 0) return null;
  if (days === 0) return t('sessions:today');
  return days === 1 ? t('sessions:tomorrow') : t('sessions:daysBefore', { count: days });
}
