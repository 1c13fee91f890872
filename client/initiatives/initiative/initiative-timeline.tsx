import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { InitiativeNames } from '#client/initiatives/initiative-names.ts';
import styles from '#client/initiatives/initiatives.module.css';
import { SideTag } from '#client/initiatives/side-tag.tsx';
import { actionLabel } from '#shared/actions/action.ts';
import type { RecordEntry } from '#shared/actions/initiative-record.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { StageEntry } from '#shared/initiatives/initiative-page.ts';
import { PageSection } from './page-section.tsx';

type Props = {
  stages: readonly StageEntry[];
  entries: readonly RecordEntry[];
  names: InitiativeNames;
};

type Line = { key: string; on: string; side: string | null; label: string | null; words: string };

/** Its stages and the milestones of its actions, the latest day first. */
export function InitiativeTimeline({ stages, entries, names }: Props) {
  const { t } = useTranslation('initiatives');
  const locale = useLocale();
  const wordsOf = useRecordWords();
  const lines: Line[] = [
    ...stages.map(({ seq, on, side, stage }) => ({
      key: `stage-${seq}`,
      on,
      side,
      label: null,
      words: t('record-stage', { stage: t(`stage-${stage}`) }),
    })),
    ...entries.map((entry) => ({
      key: `${entry.action}-${entry.seq}`,
      on: entry.on,
      side: entry.side,
      label: actionLabel(entry.action),
      words: wordsOf(entry),
    })),
  ];
  const days = [...new Set(lines.map(({ on }) => on))].sort().reverse();
  return (
    <PageSection name="timeline" title={t('timeline')}>
      <ol className={styles.timeline} reversed>
        {days.map((day) => (
          <li key={day} className={styles.day}>
            <time dateTime={day} className={styles.when}>
              {formatDay(day, locale)}
            </time>
            <ul>
              {lines
                .filter(({ on }) => on === day)
                .map(({ key, side, label, words }) => (
                  <li key={key}>
                    {label !== null && <span className={styles.strong}>{label} </span>}
                    {words} <SideTag side={side} names={names} />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </PageSection>
  );
}

function useRecordWords(): (entry: RecordEntry) => string {
  const { t } = useTranslation(['initiatives', 'actions']);
  return ({ kind, status }) => {
    if (kind !== 'reported') return t(`initiatives:record-${kind}`);
    return t('initiatives:record-reported', { status: status === null ? '' : t(`actions:status-${status}`) });
  };
}
