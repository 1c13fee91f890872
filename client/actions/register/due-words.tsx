import { useTranslation } from 'react-i18next';
import { DueState } from '#shared/actions/due-state.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { useScene } from './register-scene.ts';
import styles from './due-words.module.css';

/** Of these the day alone says enough. */
const quiet: ReadonlySet<DueState> = new Set([DueState.later, DueState.settled]);

/** The last day, and how near it is. */
export function DueWords({ row }: { row: RegisterRow }) {
  const { t } = useTranslation('actions');
  const { names } = useScene();
  const isQuiet = row.due !== null && quiet.has(row.dueState);
  return (
    <span className={styles.due}>
      {row.due !== null && <time dateTime={row.due}>{formatDay(row.due, names.locale)}</time>}
      {!isQuiet && (
        <span className={styles.state} data-state={row.dueState}>
          {t(`due-${row.dueState}`)}
        </span>
      )}
    </span>
  );
}
