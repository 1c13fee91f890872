import { formatFigure, formatPeriod } from '#shared/i18n/format-figure.ts';
import { locales } from '#shared/i18n/locale.ts';
import type { FoundFigure } from '#shared/initiatives/figure.ts';

/** Those in which every typed word stands somewhere, in any language and with a comma or a point; without words all. */
export function findFigures(figures: readonly FoundFigure[], typed: string): readonly FoundFigure[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return figures.filter((figure) => {
    const said = folded(wordsOf(figure));
    return words.every((word) => said.includes(word));
  });
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

function folded(words: string): string {
  return words.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(',', '.');
}
