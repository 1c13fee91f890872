import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { actionLabel } from '#shared/actions/action.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { deadlineText } from '#shared/actions/deadline-text.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import styles from './action-sheet.module.css';
import { DayWarnings } from './day-warnings.tsx';
import { sessionNumber, useDesk } from './desk.ts';
import { dayWithWeekday } from './format-date.ts';

/** When it is due, why that day, what is amiss with it, and what it was before. */
export function DeadlineSection({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation(['desk', 'actions']);
  const locale = useLocale();
  const desk = useDesk();
  const { row } = detail;
  return (
    <section className={styles.section} aria-labelledby="deadline">
      <h2 id="deadline" className={styles.name}>
        {t('desk:deadline')}
      </h2>
      {row.due !== null && (
        <p className={styles.day} data-due={row.dueState} data-testid="last-day">
          {dayWithWeekday(row.due, locale)}
        </p>
      )}
      <p className={styles.soft}>
        {row.deadline === null
          ? t('actions:due-none')
          : deadlineText(row.deadline, locale, (session) => sessionNumber(desk, session))}
      </p>
      {row.deadline?.kind === 'relative' && (
        <p className={styles.soft}>
          {row.triggerDay === null
            ? t('actions:due-waiting')
            : t('desk:triggeredOn', { day: formatDay(row.triggerDay, locale) })}
        </p>
      )}
      {row.due !== null && <DayWarnings day={row.due} sides={row.parts.map(({ side }) => side)} />}
      <Ambiguity detail={detail} />
      <Earlier detail={detail} />
      {row.dependsOn !== null && (
        <p className={styles.soft}>
          {t('desk:dependsOn')}{' '}
          <Link to="/actions/$actionId" params={{ actionId: row.dependsOn }}>
            {actionLabel(row.dependsOn)}
          </Link>
        </p>
      )}
    </section>
  );
}

/** Plain "by" or «до» (domain rule 22). */
function Ambiguity({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation('actions');
  const ambiguous = detail.findings.filter(({ code }) => code === 'deadline-ambiguous');
  return ambiguous.map(({ language, written }) => (
    <p key={language ?? ''} className={styles.warn}>
      {t('finding-deadline-ambiguous', { written: written ?? '' })}
    </p>
  ));
}

/** Deadlines that both Sides have replaced since: the first one is what was promised. */
function Earlier({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const desk = useDesk();
  const past = detail.deadlines.slice(0, -1);
  if (past.length === 0) return null;
  return (
    <ul className={styles.earlier} aria-label={t('earlierDeadlines')}>
      {past.map(({ deadline, since }) => (
        <li key={since}>
          <s>
            {deadline === null
              ? t('noDeadlineThen')
              : deadlineText(deadline, locale, (session) => sessionNumber(desk, session))}
          </s>
        </li>
      ))}
    </ul>
  );
}
