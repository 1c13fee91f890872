import { memo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionLink } from '#client/actions/register/action-link.tsx';
import type { Chosen } from '#client/actions/register/bulk/use-chosen.ts';
import { DueWords } from '#client/actions/register/due-words.tsx';
import { useScene } from '#client/actions/register/register-scene.ts';
import { Column } from '#client/actions/register/register-view.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { ResponsibleBodies, StatusWords } from '#client/actions/register/shown-parts.tsx';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import styles from './register-table.module.css';

type Props = { named: NamedRow; index: number; place: CSSProperties; chosen: Chosen | null };

/** One action: the whole row opens it. */
export function TableRow({ named, index, place, chosen }: Props) {
  const { t } = useTranslation('register');
  const { view } = useScene();
  const { row, label } = named;
  const isChosen = chosen?.ids.has(row.id) ?? false;
  return (
    <div
      role="row"
      aria-rowindex={index}
      className={styles.row}
      style={place}
      data-action={row.id}
      data-chosen={isChosen}
    >
      <div className={styles.cells} role="presentation">
        {chosen !== null && (
          <span role="cell" className={styles.choice}>
            <input
              type="checkbox"
              aria-label={t('choose', { label })}
              checked={isChosen}
              onChange={() => chosen.toggle(row.id)}
            />
          </span>
        )}
        {view.columns.map((column) => (
          <span key={column} role="cell" className={styles.cell} data-column={column}>
            <Cell named={named} column={column} />
          </span>
        ))}
      </div>
    </div>
  );
}

const Cell = memo(function Cell({ named, column }: { named: NamedRow; column: Column }) {
  const { names } = useScene();
  const { row } = named;
  const day = (written: string | null) => (written === null ? '' : formatDay(written, names.locale));
  switch (column) {
    case Column.number:
      return named.label;
    case Column.decision:
      return (
        <ActionLink action={row.id} className={styles.wayIn} lang={named.deliverableLanguage}>
          <span className={styles.decision}>{named.deliverable}</span>
        </ActionLink>
      );
    case Column.responsible:
      return <ResponsibleBodies parts={named.parts} />;
    case Column.status:
      return <StatusWords named={named} />;
    case Column.due:
      return <DueWords row={row} />;
    case Column.deadline:
      return <span className={styles.twoLines}>{named.deadline}</span>;
    case Column.session:
      return row.sessionNumber;
    case Column.age:
      return row.age;
    case Column.sector:
      return <span className={styles.twoLines}>{named.sector}</span>;
    case Column.subGroup:
      return <span className={styles.twoLines}>{named.subGroup}</span>;
    case Column.initiative:
      return <span className={styles.twoLines}>{named.initiative}</span>;
    case Column.registered:
      return day(row.registeredOn);
    case Column.finished:
      return day(row.finishedOn);
    default:
      return exhaustive(column);
  }
});
