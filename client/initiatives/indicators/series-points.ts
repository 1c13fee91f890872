import type { LinePoint } from '#client/ui/charts/point-line.tsx';
import { PointShape } from '#client/ui/charts/point-shape.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';
import {
  type Figure,
  figuresInForce,
  replacedFigures,
  type Series,
  yearOf,
} from '#shared/initiatives/figure.ts';

/** The figures of a series as points of a line; those that were replaced stand beside it. */
export function seriesPoints(series: Series, locale: Locale): readonly LinePoint[] {
  const number = new Intl.NumberFormat(formatTag[locale], { maximumFractionDigits: 1 });
  const point = (figure: Figure, isAside: boolean): LinePoint => ({
    key: `${figure.period}${isAside ? '-replaced' : ''}`,
    at: yearOf(figure.period, series.periodKind),
    value: figure.value,
    label: number.format(figure.value),
    shape: shapeOf(figure),
    isAside,
  });
  return [
    ...figuresInForce(series).map((figure) => point(figure, false)),
    ...replacedFigures(series).map((figure) => point(figure, true)),
  ];
}

/** A figure may be both revised and derived: that it was derived is the graver reservation. */
export function shapeOf({ marks }: Figure): PointShape {
  if (marks.includes('derived')) return PointShape.diamond;
  if (marks.includes('revised')) return PointShape.square;
  return marks.includes('provisional') ? PointShape.hollow : PointShape.full;
}
