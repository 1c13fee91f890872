import type { Indicator } from './indicator.ts';

export type Series = Indicator['series'][number];
export type Figure = Series['figures'][number];

/** A figure with all that has to stand beside it when it is quoted. */
export type FoundFigure = {
  /** As a text names it: what is in force for that period is shown, a revision too. */
  readonly id: string;
  readonly indicator: Indicator;
  readonly series: Series;
  readonly figure: Figure;
};

/** The one name of the figure of a period: 64 letters at most, as a text may hold them. */
function figureId(indicator: Indicator, series: Series, period: string): string {
  return `${indicator.id}--${series.id}--${period}`;
}

/** Of each period the figure in force, the last that was published, in the order of time. */
function figuresInForce({ figures }: Series): readonly Figure[] {
  const last = new Map(figures.map((figure) => [figure.period, figure]));
  return [...last.values()].sort((a, b) => a.period.localeCompare(b.period));
}

/** Everything that can be quoted, the latest period of each series first. */
export function quotableFigures(indicators: readonly Indicator[]): readonly FoundFigure[] {
  return indicators.flatMap((indicator) =>
    indicator.series.flatMap((series) =>
      [...figuresInForce(series)].reverse().map((figure) => ({
        id: figureId(indicator, series, figure.period),
        indicator,
        series,
        figure,
      })),
    ),
  );
}
