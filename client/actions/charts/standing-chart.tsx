import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ChartPanel } from '#client/ui/charts/chart-panel.tsx';
import { Fill, type Layer } from '#client/ui/charts/fill.ts';
import { StackedBars } from '#client/ui/charts/stacked-bars.tsx';
import { countParts, type PartStanding, partStandings, rollUp } from '#shared/actions/part-counts.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';

const fills: Readonly<Record<PartStanding, Fill>> = {
  closed: Fill.solid,
  reported: Fill.hatched,
  'partially-done': Fill.dotted,
  'awaiting-other-side': Fill.striped,
  'in-progress': Fill.crossed,
  open: Fill.empty,
  ended: Fill.quiet,
};

type Props = {
  by: 'sector' | 'subGroup';
  rows: readonly RegisterRow[];
  groups: readonly { readonly id: string; readonly name: LocalizedName }[];
};

/** How the parts stand in each sector, or each sub-group. */
export function StandingChart({ by, rows, groups }: Props) {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  const counted = rollUp<string>(
    rows,
    groups.map(({ id }) => id),
    (row) => row[by],
  );
  const names = new Map(groups.map(({ id, name }) => [id, name[locale]]));
  const nameOf = (key: string | null) => (key === null ? t(`without-${by}`) : (names.get(key) ?? key));
  const layers = partStandings.map((key): Layer => ({ key, name: t(`standing-${key}`), fill: fills[key] }));
  const all = countParts(rows);
  const summary = t('standingSummary', {
    closed: all.by.closed,
    parts: all.parts,
    actions: all.actions,
    overdue: all.overdue,
  });
  return (
    <ChartPanel
      name={by}
      title={t(`standing-by-${by}`)}
      summary={summary}
      toTable={t('toTable')}
      toChart={t('toChart')}
      table={{
        columns: [
          t(`column-${by}`),
          ...layers.map(({ name }) => name),
          t('columnParts'),
          t('columnActions'),
          t('columnOverdue'),
        ],
        rows: counted.map(({ key, count }) => ({
          key: key ?? 'none',
          cells: [
            nameOf(key),
            ...partStandings.map((standing) => count.by[standing]),
            count.parts,
            count.actions,
            count.overdue,
          ],
        })),
      }}
    >
      <StackedBars
        label={summary}
        layers={layers}
        bars={counted.map(({ key, count }) => ({
          key: key ?? 'none',
          name: nameOf(key),
          end: t('closedOf', { closed: count.by.closed, parts: count.parts }),
          values: count.by,
        }))}
      />
    </ChartPanel>
  );
}
