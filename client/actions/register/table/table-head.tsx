import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Chosen } from '#client/actions/register/bulk/use-chosen.ts';
import { useScene } from '#client/actions/register/register-scene.ts';
import type { Column } from '#client/actions/register/register-view.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import styles from './register-table.module.css';

type Props = { rows: readonly NamedRow[]; chosen: Chosen | null };

/** Names of the columns; each sorts by it, and a second press turns the order round. */
export function TableHead({ rows, chosen }: Props) {
  const { t } = useTranslation('register');
  const { view } = useScene();
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.cells}>
        {chosen !== null && (
          <span role="columnheader" className={styles.choice}>
            <input
              type="checkbox"
              aria-label={t('chooseAll')}
              checked={rows.length > 0 && rows.every(({ row }) => chosen.ids.has(row.id))}
              onChange={(event) => chosen.choose(event.target.checked ? rows.map(({ row }) => row.id) : [])}
            />
          </span>
        )}
        {view.columns.map((column) => (
          <ColumnHead key={column} column={column} />
        ))}
      </div>
    </div>
  );
}

function ColumnHead({ column }: { column: Column }) {
  const { t } = useTranslation('register');
  const { view, show } = useScene();
  const isSorted = view.sort.column === column;
  const isDescending = isSorted && view.sort.isDescending;
  const direction = isDescending ? 'descending' : 'ascending';
  const turn = () => show({ ...view, sort: { column, isDescending: isSorted && !isDescending } });
  return (
    <span role="columnheader" aria-sort={isSorted ? direction : 'none'} className={styles.headCell}>
      <button type="button" className={styles.sort} data-sorted={isSorted} onClick={turn}>
        <span className={styles.headWords}>{t(`column-${column}`)}</span>
        {isSorted && (isDescending ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
      </button>
    </span>
  );
}
