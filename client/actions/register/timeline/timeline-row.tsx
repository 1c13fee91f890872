import { ChevronDown, ChevronRight } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionLink } from '#client/actions/register/action-link.tsx';
import { useScene } from '#client/actions/register/register-scene.ts';
import type { ListItem, RowGroup } from '#client/actions/register/rows/group-rows.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import styles from './register-timeline.module.css';
import { barOf, type Span } from './timeline-scale.ts';

type Props = { item: ListItem; span: Span; place: CSSProperties; onFold: (group: string) => void };

/** A heading, or an action with its bar. */
export function TimelineRow({ item, span, place, onFold }: Props) {
  return item.kind === 'group' ? (
    <li className={styles.group} style={place}>
      <FoldButton group={item.group} isFolded={item.isFolded} onFold={onFold} />
    </li>
  ) : (
    <li className={styles.row} style={place} data-action={item.named.row.id}>
      <ActionLink action={item.named.row.id} className={styles.name} lang={item.named.deliverableLanguage}>
        <span className={styles.label}>{item.named.label}</span> {item.named.deliverable}
      </ActionLink>
      <Track named={item.named} span={span} />
    </li>
  );
}

function FoldButton(props: { group: RowGroup; isFolded: boolean; onFold: (group: string) => void }) {
  const { t } = useTranslation('register');
  const { group, isFolded, onFold } = props;
  return (
    <button
      type="button"
      className={styles.fold}
      aria-expanded={!isFolded}
      aria-label={t(isFolded ? 'unfold' : 'fold', { group: group.title })}
      onClick={() => onFold(group.value)}
    >
      {isFolded ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
      {group.title} <span className={styles.count}>{group.rows.length}</span>
    </button>
  );
}

function Track({ named: { row }, span }: { named: NamedRow; span: Span }) {
  const { t } = useTranslation(['register', 'actions']);
  const { names } = useScene();
  const bar = barOf(row, span);
  const status = t(`actions:status-${row.status}`);
  if (row.due === null || bar === null) {
    const why = row.due === null ? t(`actions:due-${row.dueState}`) : t('register:outside');
    return (
      <span className={styles.track}>
        <span className={styles.nowhere}>
          {status} · {why}
        </span>
      </span>
    );
  }
  const look: CSSProperties = { left: `${bar.start * 100}%`, right: `${(1 - bar.end) * 100}%` };
  // Beside its end, unless there is no room.
  const isLate = bar.end > 0.6;
  const said: CSSProperties = isLate ? { right: `${(1 - bar.start) * 100}%` } : { left: `${bar.end * 100}%` };
  const isTooEarly = isLate && bar.start < 0.3;
  return (
    <span className={styles.track}>
      <span
        className={styles.bar}
        style={look}
        data-state={row.isUnfinished ? row.dueState : 'finished'}
        data-cut-before={bar.isCutBefore}
        data-cut-after={bar.isCutAfter}
      />
      <span className={styles.words} style={isTooEarly ? look : said} data-inside={isTooEarly}>
        {formatDay(row.due, names.locale)} · {status}
      </span>
    </span>
  );
}
