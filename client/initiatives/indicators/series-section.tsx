import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ChartPanel } from '#client/ui/charts/chart-panel.tsx';
import type { TableTwin } from '#client/ui/charts/chart-table.tsx';
import { PointLine } from '#client/ui/charts/point-line.tsx';
import type { PointShape } from '#client/ui/charts/point-shape.ts';
import { formatFigure, formatPeriod } from '#shared/i18n/format-figure.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';
import {
  type Figure,
  figuresInForce,
  isHistoric,
  replacedFigures,
  type Series,
} from '#shared/initiatives/figure.ts';
import type { Indicator, Target } from '#shared/initiatives/indicator.ts';
import styles from './indicators.module.css';
import { seriesPoints, shapeOf } from './series-points.ts';
import { SourceLine } from './source-line.tsx';

const FEWEST_DRAWN = 3;

type Props = {
  indicator: Indicator;
  series: Series;
  /** Those that are drawn beside this series. */
  targets: readonly Target[];
  today: string;
};

/** One series: always of one basis, so that nothing of another stands in its line. */
export function SeriesSection({ indicator, series, targets, today }: Props) {
  const { t } = useTranslation('indicators');
  const locale = useLocale();
  const figures = figuresInForce(series);
  const [first] = figures;
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return null;
  const table = tableOf(series, t, locale);
  if (figures.length < FEWEST_DRAWN) return <FewFigures series={series} figures={figures} />;
  const written = (figure: Figure) => formatFigure(figure, locale);
  const named = (figure: Figure) => formatPeriod(figure.period, series.periodKind, locale);
  const points = seriesPoints(series, locale);
  const summary = t('seriesSummary', {
    first: written(first),
    firstPeriod: named(first),
    last: written(last),
    lastPeriod: named(last),
    count: figures.length,
  });
  return (
    <ChartPanel
      name={`${indicator.id}--${series.id}`}
      title={series.basis[locale]}
      level={3}
      summary={summary}
      toTable={t('toTable')}
      toChart={t('toChart')}
      table={table}
    >
      <PointLine
        label={`${indicator.name[locale]}. ${summary}`}
        points={points}
        levels={targets.map((target) => ({
          value: target.value,
          name: t(isHistoric(target, today) ? 'levelHistoric' : 'level', { year: target.by }),
          isPast: isHistoric(target, today),
        }))}
        legend={legendOf([...figures, ...replacedFigures(series)], t)}
        writeNumber={(value) => value.toLocaleString(formatTag[locale])}
        nameAt={(at) => {
          const period = points.find((point) => point.at === at)?.key ?? '';
          return formatPeriod(period.replace('-replaced', ''), series.periodKind, locale);
        }}
      />
    </ChartPanel>
  );
}

type Words = TFunction<'indicators'>;

/** One figure or two are no line: they are told in words, each with its source. */
function FewFigures({ series, figures }: { series: Series; figures: readonly Figure[] }) {
  const { t } = useTranslation('indicators');
  const locale = useLocale();
  return (
    <div className={styles.few} data-series={series.id}>
      <h3 className={styles.basis}>{series.basis[locale]}</h3>
      {figures.toReversed().map((figure) => (
        <div key={figure.period} data-period={figure.period}>
          <p>
            <span className={styles.amount}>{formatFigure(figure, locale)}</span>{' '}
            {formatPeriod(figure.period, series.periodKind, locale)}
            {figure.marks.length > 0 && ` · ${marksOf(figure, t)}`}
          </p>
          <p className={styles.fine}>
            <SourceLine source={figure.source} />
          </p>
          {figure.note !== null && (
            <p className={styles.fine} lang="en">
              {figure.note}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

function marksOf({ marks }: Figure, t: Words): string {
  return marks.map((mark) => t(`mark-${mark}`)).join(', ');
}

/** Only the shapes that occur, each once, in their order of gravity. */
function legendOf(figures: readonly Figure[], t: Words): { shape: PointShape; name: string }[] {
  const shapes: readonly PointShape[] = ['full', 'hollow', 'square', 'diamond'];
  const names = {
    full: t('mark-published'),
    hollow: t('mark-provisional'),
    square: t('mark-revised'),
    diamond: t('mark-derived'),
  };
  const shown = new Set(figures.map(shapeOf));
  return shapes.filter((shape) => shown.has(shape)).map((shape) => ({ shape, name: names[shape] }));
}

/** Every figure that was published, those that were replaced too. */
function tableOf(series: Series, t: Words, locale: Locale): TableTwin {
  const replaced = new Set(replacedFigures(series));
  return {
    columns: [t('columnPeriod'), t('columnValue'), t('columnMark'), t('columnSource'), t('columnNote')],
    rows: series.figures.map((figure, index) => ({
      key: `${figure.period}-${index}`,
      cells: [
        formatPeriod(figure.period, series.periodKind, locale),
        formatFigure(figure, locale),
        [marksOf(figure, t), replaced.has(figure) ? t('replaced') : ''].filter(Boolean).join(', '),
        <SourceLine key="source" source={figure.source} />,
        <span key="note" lang="en">
          {figure.note}
        </span>,
      ],
    })),
  };
}
