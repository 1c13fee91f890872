import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inOneLanguage } from '#client/actions/action/in-one-language.ts';
import { dueActionsQuery } from '#client/actions/action-queries.ts';
import { keepReview, reviewAddress } from '#client/actions/review/review-list.ts';
import { useLiveAction } from '#client/actions/use-live-action.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { actionLabel } from '#shared/actions/action.ts';
import { type DueGroup, whatIsDue } from '#shared/actions/due-list.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { MemberId, SideId } from '#shared/core/id.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import styles from './due-section.module.css';

/** Actions of one group that stand on Home; the others are in the review. */
const SHOWN = 4;

/** What wants the attention of my Side, most urgent first. Nothing at all when nothing does. */
export function DueSection({ member, side }: { member: MemberId; side: SideId }) {
  const { t } = useTranslation('desk');
  useLiveAction(null);
  // Home stands without it: what cannot be read now is asked for again later.
  const { data } = useQuery(dueActionsQuery);
  const groups = data === undefined ? [] : whatIsDue(data.rows, side);
  if (data === undefined || groups.length === 0) return null;
  const ids = groups.flatMap(({ rows }) => rows.map(({ id }) => id));
  return (
    <section className={styles.due} aria-labelledby="due">
      <h2 id="due" className={styles.name}>
        {t('whatIsDue')}
      </h2>
      <div>
        {groups.map(({ group, rows }) => (
          <DueRows key={group} group={group} rows={rows} />
        ))}
        {data.mayRun && (
          <Link
            className={styles.review}
            to="/actions/review"
            search={reviewAddress(ids)}
            onClick={() => keepReview(member, { ids, at: null })}
          >
            {t('reviewThese', { count: data.rows.length })}
          </Link>
        )}
      </div>
    </section>
  );
}

function DueRows({ group, rows }: { group: DueGroup; rows: readonly RegisterRow[] }) {
  const { t } = useTranslation('desk');
  const rest = rows.length - SHOWN;
  return (
    <section className={styles.group} data-group={group} aria-label={t(`group-${group}`)}>
      <h3 className={styles.groupName}>
        {t(`group-${group}`)} <span className={styles.count}>{rows.length}</span>
      </h3>
      <ul>
        {rows.slice(0, SHOWN).map((row) => (
          <DueRow key={row.id} row={row} />
        ))}
      </ul>
      {rest > 0 && <p className={styles.rest}>{t('andMoreDue', { count: rest })}</p>}
    </section>
  );
}

function DueRow({ row }: { row: RegisterRow }) {
  const { t } = useTranslation(['desk', 'actions']);
  const locale = useLocale();
  const promised = inOneLanguage(row.deliverable, locale);
  return (
    <li>
      <Link className={styles.row} to="/actions/$actionId" params={{ actionId: row.id }}>
        <span className={styles.label}>{actionLabel(row.id)}</span>
        <span className={styles.words} lang={promised?.language}>
          {promised?.words ?? t('desk:noDeliverable')}
        </span>
        <span className={styles.day}>
          {row.due === null ? t(`actions:status-${row.status}`) : formatDay(row.due, locale)}
        </span>
      </Link>
    </li>
  );
}
