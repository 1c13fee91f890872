import type { CalendarDay } from '#shared/core/instant.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import type { Indicator, Target } from './indicator.ts';

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
export function figuresInForce({ figures }: Series): readonly Figure[] {
  const last = new Map(figures.map((figure) => [figure.period, figure]));
  return [...last.values()].sort((a, b) => a.period.localeCompare(b.period));
}

/** Figures that a later one for the same period has replaced. */
export function replacedFigures(series: Series): readonly Figure[] {
  const inForce = new Set(figuresInForce(series));
  return series.figures.filter((figure) => !inForce.has(figure));
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

/** Whether the last day that counts for a target is over: it is then shown as history (domain rule 33). */
export function isHistoric({ by }: Target, today: CalendarDay): boolean {
  return today > `${by}-12-31`;
}

/**
 * Where a period stands on the axis of its own series, in years. Whole years in a row are one apart; a stock stands at
 * the end of its month or year.
 */
export function yearOf(period: string, kind: Series['periodKind']): number {
  const [year = 0, month = 12] = period.split('-').map(Number);
  switch (kind) {
    case 'calendar-year':
    case 'financial-year':
      return year;
    case 'as-of':
      return year + month / 12;
    default:
      return exhaustive(kind);
  }
}
