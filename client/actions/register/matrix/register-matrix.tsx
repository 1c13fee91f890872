import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useScene } from '#client/actions/register/register-scene.ts';
import { Facet, withFacet } from '#client/actions/register/register-view.ts';
import { Layout } from '#client/actions/register/register-search.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import type { ActionStatus } from '#shared/actions/action-status.ts';
import { type MatrixLine, matrixOf } from './matrix-counts.ts';
import styles from './register-matrix.module.css';

/** Sectors by statuses: how many actions stand where, and each number opens them. */
export function RegisterMatrix({ rows }: { rows: readonly NamedRow[] }) {
  const { t } = useTranslation(['register', 'actions']);
  const { names } = useScene();
  const { statuses, lines, total } = matrixOf(
    rows,
    names.sectors.map(({ id }) => id),
  );
  return (
    // Scrolled sideways on a phone, by the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroller} tabIndex={0} aria-label={t('register:layout-matrix')}>
      <table className={styles.matrix}>
        <caption className={styles.caption}>{t('register:matrixSaid')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('register:facet-sector')}</th>
            {statuses.map((status) => (
              <th key={status} scope="col" className={styles.number}>
                {t(`actions:status-${status}`)}
              </th>
            ))}
            <th scope="col" className={styles.number}>
              {t('register:allStatuses')}
            </th>
            <th scope="col" className={styles.number}>
              {t('register:partsClosed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.sector} line={line} statuses={statuses} all={total.actions} />
          ))}
        </tbody>
        <tfoot>
          <Line line={total} statuses={statuses} all={total.actions} isTotal />
        </tfoot>
      </table>
      <p className={styles.note}>{t('register:partsNote')}</p>
    </section>
  );
}

type LineProps = {
  line: MatrixLine;
  statuses: readonly ActionStatus[];
  all: number;
  isTotal?: boolean;
};

function Line({ line, statuses, all, isTotal = false }: LineProps) {
  const { t } = useTranslation('register');
  const { titleOf } = useScene();
  const name = isTotal ? t('allSectors') : titleOf(Facet.sector, line.sector);
  const sector = isTotal ? null : line.sector;
  return (
    <tr>
      <th scope="row">{name}</th>
      {statuses.map((status) => (
        <td key={status} className={styles.number}>
          <Count name={name} sector={sector} status={status} n={line.counts[status] ?? 0} of={line.actions} />
        </td>
      ))}
      <td className={styles.number}>
        <Count name={name} sector={sector} status={null} n={line.actions} of={all} />
      </td>
      <td className={`${styles.number ?? ''} ${styles.parts ?? ''}`}>
        {t('nOfM', { n: line.closedParts, m: line.parts })}
      </td>
    </tr>
  );
}

type CountProps = {
  name: string;
  /** Null: all of them. */
  sector: string | null;
  status: ActionStatus | null;
  n: number;
  of: number;
};

/** The number of actions, as the way to exactly these. */
function Count({ name, sector, status, n, of }: CountProps) {
  const { t } = useTranslation(['register', 'actions']);
  const { view, searchOf } = useScene();
  if (n === 0) return <span className={styles.zero}>0</span>;
  const bySector = sector === null ? view.filters : withFacet(view.filters, Facet.sector, [sector]);
  const filters = status === null ? bySector : withFacet(bySector, Facet.status, [status]);
  const word = status === null ? t('register:allStatuses') : t(`actions:status-${status}`);
  const said = t('register:cellSaid', { sector: name, status: word, n, m: of });
  return (
    <Link
      className={styles.count}
      to="/actions"
      search={searchOf({ ...view, layout: Layout.table, filters })}
      aria-label={said}
      title={said}
    >
      {n}
    </Link>
  );
}
