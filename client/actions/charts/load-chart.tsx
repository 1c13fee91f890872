import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ChartPanel } from '#client/ui/charts/chart-panel.tsx';
import { Fill, type Layer } from '#client/ui/charts/fill.ts';
import { StackedBars } from '#client/ui/charts/stacked-bars.tsx';
import { type BodyLoad, bodyLoads, ledBy } from '#shared/actions/body-load.ts';
import type { Charted } from './chart-names.ts';

const kinds = ['overdue', 'soon', 'later'] as const;
const fills = { overdue: Fill.warning, soon: Fill.hatched, later: Fill.empty } as const;

/** What each body has still to report done, its own Side's bodies first. */
export function LoadChart({ charted }: { charted: Charted }) {
  const { t } = useTranslation('charts');
  const nameOf = useBodyName(charted);
  const { sides } = charted;
  const place = ({ side }: BodyLoad) => sides.findIndex(({ id }) => id === side);
  const loads = bodyLoads(charted.rows).toSorted((a, b) => place(a) - place(b));
  const layers = kinds.map((key): Layer => ({ key, name: t(`load-${key}`), fill: fills[key] }));
  const sum = (pick: (load: BodyLoad) => number) => loads.reduce((before, load) => before + pick(load), 0);
  const heaviest = loads.toSorted((a, b) => ledBy(b) - ledBy(a))[0];
  const summary =
    heaviest === undefined
      ? t('loadNothing')
      : t('loadSummary', {
          parts: sum(ledBy),
          overdue: sum(({ overdue }) => overdue),
          soon: sum(({ soon }) => soon),
          body: nameOf(heaviest, 'short'),
          most: ledBy(heaviest),
        });
  const keyOf = ({ side, body }: BodyLoad) => body ?? `${side}-none`;
  return (
    <ChartPanel
      name="load"
      title={t('load')}
      summary={summary}
      note={t('loadNote')}
      toTable={t('toTable')}
      toChart={t('toChart')}
      table={{
        columns: [t('columnBody'), ...layers.map(({ name }) => name), t('columnLed'), t('columnCoExecutor')],
        rows: loads.map((load) => ({
          key: keyOf(load),
          cells: [nameOf(load, 'name'), ...kinds.map((kind) => load[kind]), ledBy(load), load.asCoExecutor],
        })),
      }}
    >
      <StackedBars
        label={summary}
        layers={layers}
        bars={loads.map((load) => ({
          key: keyOf(load),
          name: nameOf(load, 'short'),
          end: String(ledBy(load)),
          values: { overdue: load.overdue, soon: load.soon, later: load.later },
        }))}
      />
    </ChartPanel>
  );
}

/** "IND DPIIT": never a body without its Side. */
function useBodyName({ bodies, sides }: Charted): (load: BodyLoad, form: 'name' | 'short') => string {
  const { t } = useTranslation('charts');
  const locale = useLocale();
  return ({ side, body }, form) => {
    const letters = sides.find(({ id }) => id === side)?.letters ?? side;
    const found = bodies.find(({ id }) => id === body);
    return `${letters} ${found === undefined ? t('withoutBody') : found[form][locale]}`;
  };
}
