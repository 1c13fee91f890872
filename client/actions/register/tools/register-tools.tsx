import { ChevronDown, Download, Printer, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useScene } from '#client/actions/register/register-scene.ts';
import { columns, facets, groupings, isFiltered } from '#client/actions/register/register-view.ts';
import { Layout } from '#client/actions/register/register-search.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { downloadCsv } from './download-csv.ts';
import { FacetChoice } from './facet-choice.tsx';
import styles from './register-tools.module.css';
import { SavedViews } from './saved-views.tsx';

type Props = {
  all: readonly NamedRow[];
  /** In their order. */
  shown: readonly NamedRow[];
};

/** Searching, filtering, ordering, and what leaves the screen. */
export function RegisterTools({ all, shown }: Props) {
  const { t } = useTranslation('register');
  const scene = useScene();
  const { view, show } = scene;
  return (
    <search className={styles.tools} aria-label={t('filters')}>
      <div className={styles.filters}>
        <SearchField />
        {facets.map((facet) => (
          <FacetChoice key={facet} facet={facet} rows={all} />
        ))}
        {isFiltered(view) && (
          <button
            type="button"
            className={styles.clear}
            onClick={() => show({ ...view, filters: {}, words: '' })}
          >
            {t('clearFilters')}
          </button>
        )}
      </div>
      <div className={styles.ways}>
        <Grouping />
        <Sorting />
        {view.layout === Layout.table && <ColumnChoice />}
        <SavedViews />
        <IconButton
          label={t('csv')}
          icon={<Download aria-hidden />}
          onClick={() =>
            downloadCsv(
              shown.map(({ row }) => row),
              scene,
            )
          }
        />
        <IconButton label={t('print')} icon={<Printer aria-hidden />} onClick={() => window.print()} />
      </div>
    </search>
  );
}

function SearchField() {
  const { t } = useTranslation('register');
  const { view, show } = useScene();
  return (
    <label className={styles.search}>
      <Search aria-hidden />
      <input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={view.words}
        onChange={(event) => show({ ...view, words: event.target.value }, true)}
      />
    </label>
  );
}

/** A board has its columns and a matrix its lines: neither is gathered otherwise. */
function Grouping() {
  const { t } = useTranslation('register');
  const { view, show } = useScene();
  if (view.layout === Layout.board || view.layout === Layout.matrix) return null;
  return (
    <label className={styles.choice}>
      <span>{t('groupBy')}</span>
      <select
        aria-label={t('groupBySaid')}
        value={view.groupBy ?? ''}
        onChange={(event) =>
          show({ ...view, groupBy: groupings.find((each) => each === event.target.value) ?? null })
        }
      >
        <option value="">{t('ungrouped')}</option>
        {groupings.map((each) => (
          <option key={each} value={each}>
            {t(`facet-${each}`)}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden />
    </label>
  );
}

/** Where there are no heads of columns to press. */
function Sorting() {
  const { t } = useTranslation('register');
  const { view, show } = useScene();
  if (view.layout === Layout.matrix) return null;
  const { column, isDescending } = view.sort;
  return (
    <label className={styles.choice} data-headed={view.layout === Layout.table}>
      <select
        aria-label={t('sortBy')}
        value={`${isDescending ? '-' : ''}${column}`}
        onChange={({ target: { value } }) => {
          const found = columns.find((each) => each === value.replace('-', '')) ?? column;
          show({ ...view, sort: { column: found, isDescending: value.startsWith('-') } });
        }}
      >
        {columns.flatMap((each) => [
          <option key={each} value={each}>
            {t(`column-${each}`)}, {t('ascending')}
          </option>,
          <option key={`-${each}`} value={`-${each}`}>
            {t(`column-${each}`)}, {t('descending')}
          </option>,
        ])}
      </select>
      <ChevronDown aria-hidden />
    </label>
  );
}
