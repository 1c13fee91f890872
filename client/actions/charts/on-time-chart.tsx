import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ChartPanel } from '#client/ui/charts/chart-panel.tsx';
import { Fill, type Layer } from '#client/ui/charts/fill.ts';
import { StackedBars } from '#client/ui/charts/stacked-bars.tsx';
import { countedPunctualities, countOnTime, type OnTimeCount } from '#shared/actions/on-time.ts';
import type { Charted } from './chart-names.ts';

const fills = {
  'on-time': Fill.solid,
  'on-time-extended': Fill.hatched,
  late: Fill.warningHatched,
  overdue: Fill.warning,
} as const;

/** How many parts kept their last day, of those whose time had come, in all and in each sub-group. */
export function OnTimeChart({ charted }: { charted: Charted }) {
  const { t } = useTranslation('charts');
  const groups = useGroups(charted);
  const [{ count: all }] = groups;
  const layers = countedPunctualities.map((key): Layer => ({
    key,
    name: t(`punctuality-${key}`),
    fill: fills[key],
  }));
  const summary = t('onTimeSummary', {
    kept: all.kept,
    counted: all.counted,
    extended: all.by['on-time-extended'],
  });
  return (
    <ChartPanel
      name="on-time"
      title={t('onTime')}
      summary={summary}
      note={t('onTimeNote', {
        notYetDue: all.by['not-yet-due'],
        noDeadline: all.by['no-deadline'],
        ended: all.by.ended,
      })}
      toTable={t('toTable')}
      toChart={t('toChart')}
      table={{
        columns: [
          t('column-subGroup'),
          ...layers.map(({ name }) => name),
          t('columnKept'),
          t('columnCounted'),
        ],
        rows: groups.map(({ key, name, count }) => ({
          key,
          cells: [name, ...countedPunctualities.map((kind) => count.by[kind]), count.kept, count.counted],
        })),
      }}
    >
      <StackedBars
        label={summary}
        layers={layers}
        bars={groups.map(({ key, name, count }) => ({
          key,
          name,
          end: t('keptOf', { kept: count.kept, counted: count.counted }),
          values: count.by,
        }))}
      />
    </ChartPanel>
  );
}

type Group = { key: string; name: string; count: OnTimeCount };

/** All first; sub-groups without anything to count are left out. */
function useGroups({ rows, subGroups, today }: Charted): [Group, ...Group[]] {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  const named = [
    ...subGroups.map(({ id, name }) => ({ key: id, id, name: name[locale] })),
    { key: 'none', id: null, name: t('without-subGroup') },
  ];
  const groups = named.map(({ key, id, name }) => {
    const own = rows.filter(({ subGroup }) => subGroup === id);
    return { key, name, count: countOnTime(own, today) };
  });
  const all = { key: 'all', name: t('all'), count: countOnTime(rows, today) };
  return [all, ...groups.filter(({ count }) => count.counted > 0)];
}
