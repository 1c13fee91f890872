import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { failedNote } from '#client/ui/failed-note.tsx';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { actionLabel } from '#shared/actions/action.ts';
import { inOneLanguage } from '#shared/actions/in-one-language.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { ActionId } from '#shared/core/id.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { DigestGroup } from '#shared/notifications/digest.ts';
import { digestQuery } from './digest-queries.ts';
import styles from './due-section.module.css';

const DigestDialog = loadedLater(async () => (await import('./digest-dialog.tsx')).DigestDialog);

/** Actions of one group that stand here; all of them are in the register. */
const SHOWN = 4;

type Props = {
  /** The way to go through these one by one. */
  review: (ids: readonly ActionId[]) => ReactNode;
};

/** What waits for my Side, most urgent first; and whether one is written to of it, also while nothing waits. */
export function DueSection({ review }: Props) {
  const { t } = useTranslation('due');
  const [isChoosing, setChoosing] = useState(false);
  // The screen stands without it: what cannot be read now is asked for again later.
  const { data } = useQuery(digestQuery);
  if (data === undefined) return null;
  const ids = data.groups.flatMap(({ actions }) => actions.map(({ id }) => id));
  const close = () => setChoosing(false);
  return (
    <section className={styles.due} aria-labelledby="due">
      <h2 id="due" className={styles.name}>
        {t('whatIsDue')}
      </h2>
      <div>
        {ids.length === 0 && <p className={styles.none}>{t('nothingDue')}</p>}
        {data.groups.map((group) => (
          <DueGroup key={group.reason} group={group} />
        ))}
        <div className={styles.foot}>
          {ids.length > 0 && review(ids)}
          <button type="button" className={styles.letters} onClick={() => setChoosing(true)}>
            {t('settings')}
          </button>
        </div>
      </div>
      {isChoosing && (
        <RegionBoundary fallback={failedNote(close)}>
          <DigestDialog settings={data.settings} isMailConfigured={data.isMailConfigured} onClose={close} />
        </RegionBoundary>
      )}
    </section>
  );
}

function DueGroup({ group: { reason, actions } }: { group: DigestGroup }) {
  const { t } = useTranslation('due');
  const rest = actions.length - SHOWN;
  return (
    <section className={styles.group} data-reason={reason} aria-label={t(`reason-${reason}`)}>
      <h3 className={styles.groupName}>
        {t(`reason-${reason}`)} <span className={styles.count}>{actions.length}</span>
      </h3>
      <ul>
        {actions.slice(0, SHOWN).map((row) => (
          <DueRow key={row.id} row={row} />
        ))}
      </ul>
      {rest > 0 && (
        <Link className={styles.rest} to="/actions" search={{ waits: reason }}>
          {t('andMoreDue', { count: rest })}
        </Link>
      )}
    </section>
  );
}

function DueRow({ row }: { row: RegisterRow }) {
  const { t } = useTranslation('actions');
  const locale = useLocale();
  const promised = inOneLanguage(row.deliverable, locale);
  return (
    <li>
      <Link className={styles.row} to="/actions/$actionId" params={{ actionId: row.id }}>
        <span className={styles.label}>{actionLabel(row.id)}</span>
        <span className={styles.words} lang={promised?.language}>
          {promised?.words}
        </span>
        <span className={styles.day}>
          {row.due === null ? t(`status-${row.status}`) : formatDay(row.due, locale)}
        </span>
      </Link>
    </li>
  );
}
