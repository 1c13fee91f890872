import type { CSSProperties, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chosen } from '#client/actions/register/bulk/use-chosen.ts';
import { useScene } from '#client/actions/register/register-scene.ts';
import { Column } from '#client/actions/register/register-view.ts';
import type { ListItem } from '#client/actions/register/rows/group-rows.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { GroupHeading } from './group-heading.tsx';
import styles from './register-table.module.css';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { useList } from './use-list.ts';

type Props = {
  items: readonly ListItem[];
  /** Every row that is shown, once. */
  rows: readonly NamedRow[];
  chosen: Chosen;
  onFold: (group: string) => void;
};

const HEIGHTS = { row: 60, narrowRow: 132, group: 44 };

const widths: Readonly<Record<Column, string>> = {
  [Column.number]: '5.25rem',
  [Column.decision]: 'minmax(16rem, 3fr)',
  [Column.responsible]: 'minmax(10rem, 1.4fr)',
  [Column.status]: 'minmax(11.5rem, 1.3fr)',
  [Column.due]: '12rem',
  [Column.deadline]: 'minmax(14rem, 1.5fr)',
  [Column.session]: '6.5rem',
  [Column.age]: '6.5rem',
  [Column.sector]: 'minmax(8rem, 1fr)',
  [Column.subGroup]: 'minmax(8rem, 1fr)',
  [Column.initiative]: 'minmax(11rem, 1.2fr)',
  [Column.registered]: '9.5rem',
  [Column.finished]: '9.5rem',
};

/** The register row by row; of thousands only those in sight are drawn. */
export function RegisterTable({ items, rows, chosen, onFold }: Props) {
  const { t } = useTranslation('register');
  const { view, register } = useScene();
  const { scroller, list } = useList(items, HEIGHTS);
  const mayChoose = register.mayRun;
  const columns = [...(mayChoose ? ['2.5rem'] : []), ...view.columns.map((column) => widths[column])];
  const look = { '--columns': columns.join(' ') } as CSSProperties;
  return (
    // The arrows only add to what Tab does: they lead from link to link.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={scroller} className={styles.scroller} style={look} onKeyDown={stepThroughRows}>
      <table aria-label={t('title')} aria-rowcount={items.length + 1} className={styles.table}>
        <TableHead rows={rows} chosen={mayChoose ? chosen : null} />
        <tbody className={styles.body} style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, key, start, size }) => {
            const item = items[index];
            if (item === undefined) return null;
            const place = { transform: `translateY(${start}px)`, height: size };
            const shared = { place, index: index + 2 };
            return item.kind === 'group' ? (
              <GroupHeading key={String(key)} {...shared} item={item} onFold={onFold} />
            ) : (
              <TableRow key={String(key)} {...shared} named={item.named} chosen={mayChoose ? chosen : null} />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The arrows lead from link to link; what is not drawn yet comes into sight with the step before it. */
function stepThroughRows(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement)) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody a')];
  const row = event.target.closest('tr');
  const here = links.findIndex((link) => link.closest('tr') === row);
  const next = links[here === -1 ? 0 : here + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.closest('tr')?.scrollIntoView({ block: 'nearest' });
}
