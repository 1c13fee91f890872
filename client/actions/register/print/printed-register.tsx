import { useTranslation } from 'react-i18next';
import { useScene } from '#client/actions/register/register-scene.ts';
import { Column, facets } from '#client/actions/register/register-view.ts';
import type { RowGroup } from '#client/actions/register/rows/group-rows.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import styles from './printed-register.module.css';

type Props = {
  rows: readonly NamedRow[];
  /** Null: rows stand in one list. */
  groups: readonly RowGroup[] | null;
};

/** The rows as they are filtered and ordered, every one of them, for paper. */
export function PrintedRegister({ rows, groups }: Props) {
  const { t } = useTranslation(['register', 'common']);
  const { register, names, view, demonstration } = useScene();
  const shown = t('register:shown', { shown: rows.length, all: register.rows.length });
  return (
    <div className={styles.sheet} data-testid="printed-register">
      <h1 className={styles.title}>{t('register:title')}</h1>
      <p className={styles.lead}>
        {t('register:asOf', { day: formatDay(register.businessDay, names.locale) })} · {shown}
        {demonstration && <> · {t('common:demonstrationData')}</>}
      </p>
      <Filtered />
      <table className={styles.table}>
        <thead>
          <tr>
            {view.columns.map((column) => (
              <th key={column} scope="col">
                {t(`register:column-${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {(groups ?? [{ value: '', title: '', rows }]).map((group) => (
          <tbody key={group.value}>
            {groups !== null && (
              <tr>
                <th colSpan={view.columns.length} scope="rowgroup" className={styles.group}>
                  {group.title} ({group.rows.length})
                </th>
              </tr>
            )}
            {group.rows.map((named) => (
              <PrintedRow key={named.row.id} named={named} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Filtered() {
  const { t } = useTranslation('register');
  const { view, titleOf } = useScene();
  const said = facets.flatMap((facet) => {
    const values = view.filters[facet] ?? [];
    const titles = values.map((value) => titleOf(facet, value)).join(', ');
    return titles === '' ? [] : [`${t(`facet-${facet}`)}: ${titles}`];
  });
  const all = view.words.trim() === '' ? said : [`“${view.words.trim()}”`, ...said];
  if (all.length === 0) return null;
  return <p className={styles.lead}>{t('filteredBy', { filters: all.join('; ') })}</p>;
}

function PrintedRow({ named }: { named: NamedRow }) {
  const { view } = useScene();
  const wordsOf = useWords();
  return (
    <tr>
      {view.columns.map((column) => (
        <td key={column} lang={column === Column.decision ? named.deliverableLanguage : undefined}>
          {wordsOf(named, column)}
        </td>
      ))}
    </tr>
  );
}

function useWords(): (named: NamedRow, column: Column) => string | number {
  const { t } = useTranslation('actions');
  const { names, looks } = useScene();
  const day = (written: string | null) => (written === null ? '' : formatDay(written, names.locale));
  return (named, column) => {
    const { row, parts } = named;
    switch (column) {
      case Column.number:
        return named.label;
      case Column.decision:
        return named.deliverable;
      case Column.responsible:
        return parts
          .map(({ part, bodies }) => `${looks.get(part.side)?.letters ?? part.side} ${bodies}`.trim())
          .join('; ');
      case Column.status:
        return t(`status-${row.status}`);
      case Column.due:
        return row.dueState === 'overdue' ? `${day(row.due)} (${t('due-overdue')})` : day(row.due);
      case Column.deadline:
        return named.deadline;
      case Column.session:
        return row.sessionNumber;
      case Column.age:
        return row.age;
      case Column.sector:
        return named.sector;
      case Column.subGroup:
        return named.subGroup;
      case Column.initiative:
        return named.initiative;
      case Column.registered:
        return day(row.registeredOn);
      case Column.finished:
        return day(row.finishedOn);
      default:
        return exhaustive(column);
    }
  };
}
