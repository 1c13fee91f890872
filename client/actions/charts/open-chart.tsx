import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ChartPanel } from '#client/ui/charts/chart-panel.tsx';
import { Fill, type Layer } from '#client/ui/charts/fill.ts';
import { StackedColumns } from '#client/ui/charts/stacked-columns.tsx';
import { type OpenPoint, openOverTime, type OpenSpans, sessionsOf } from '#shared/actions/open-over-time.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';
import type { Charted } from './chart-names.ts';

/** Neighbours in a stack are never filled alike. */
const fills: readonly Fill[] = [Fill.hatched, Fill.solid, Fill.dotted, Fill.crossed];

const total = ({ bySession }: OpenPoint): number => [...bySession.values()].reduce((a, b) => a + b, 0);

/** How many actions were open at each time, by the session that promised them, and where sessions met. */
export function OpenChart({ charted, spans }: { charted: Charted; spans: OpenSpans }) {
  const { t } = useTranslation(['charts', 'sessions']);
  const locale = useLocale();
  const points = openOverTime(charted.rows, spans, charted.today);
  const nameOf = (count: number) => t('sessions:title', { count, ordinal: true });
  const layers = sessionsOf(charted.rows).map((number, index): Layer => ({
    key: String(number),
    name: nameOf(number),
    fill: fills[index % fills.length] ?? Fill.solid,
  }));
  const most = points.reduce<OpenPoint | undefined>(
    (best, point) => (best === undefined || total(point) > total(best) ? point : best),
    undefined,
  );
  const now = points.at(-1);
  if (most === undefined || now === undefined) return null;
  const summary = t('charts:openSummary', {
    open: total(now),
    actions: charted.rows.length,
    most: total(most),
    day: formatDay(most.day, locale),
  });
  return (
    <ChartPanel
      name="open"
      title={t('charts:open')}
      summary={summary}
      note={t('charts:openNote')}
      toTable={t('charts:toTable')}
      toChart={t('charts:toChart')}
      table={{
        columns: [t('charts:columnDay'), ...layers.map(({ name }) => name), t('charts:columnOpen')],
        rows: points.map((point) => ({
          key: point.day,
          cells: [formatDay(point.day, locale), ...point.bySession.values(), total(point)],
        })),
      }}
    >
      <StackedColumns
        label={summary}
        layers={layers}
        columns={points.map(({ day, bySession }) => ({
          key: day,
          name: monthOf(day, locale),
          values: Object.fromEntries([...bySession].map(([number, count]) => [String(number), count])),
        }))}
        marks={marksOf(charted, points).map(({ number, day }) => ({ column: day, name: nameOf(number) }))}
      />
    </ChartPanel>
  );
}

/** The first point at which a session had met. */
function marksOf({ sessions }: Charted, points: readonly OpenPoint[]): { number: number; day: string }[] {
  const first = points[0]?.day ?? '';
  return sessions.flatMap(({ number, startsOn }) => {
    const point = startsOn === null ? undefined : points.find(({ day }) => day >= startsOn);
    const isBefore = startsOn !== null && startsOn.slice(0, 7) < first.slice(0, 7);
    return point === undefined || isBefore ? [] : [{ number, day: point.day }];
  });
}

/** "Oct 24": the language's own short month. */
function monthOf(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(formatTag[locale], { month: 'short', year: '2-digit', timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`))
    .replace(/\sг\.$/, '');
}
