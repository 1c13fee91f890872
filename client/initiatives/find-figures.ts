import { answeringTo } from '#client/ui/answering-to.ts';
import { formatFigure, formatPeriod } from '#shared/i18n/format-figure.ts';
import { locales } from '#shared/i18n/locale.ts';
import type { FoundFigure } from '#shared/initiatives/figure.ts';

/** Those that answer to what is typed, in any language. */
export function findFigures(figures: readonly FoundFigure[], typed: string): readonly FoundFigure[] {
  return answeringTo(figures, typed, wordsOf);
}

function wordsOf({ indicator, series, figure }: FoundFigure): string {
  return locales
    .flatMap((locale) => [
      indicator.name[locale],
      series.basis[locale],
      formatPeriod(figure.period, series.periodKind, locale),
      formatFigure(figure, locale),
    ])
    .join(' ');
}
