import { useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { FindDialog } from '#client/ui/find-dialog.tsx';
import { formatFigure, formatPeriod } from '#shared/i18n/format-figure.ts';
import { type FoundFigure, quotableFigures } from '#shared/initiatives/figure.ts';
import styles from './figure-picker.module.css';
import { findFigures } from './find-figures.ts';
import { indicatorsQuery } from './initiatives-queries.ts';

type Props = {
  /** The id that a text quotes it by. */
  onPick: (id: string) => void;
  onClose: () => void;
};

/** Finds a figure of an indicator by its name, period, basis or number. */
export function FigurePicker({ onPick, onClose }: Props) {
  const { t } = useTranslation('indicators');
  const { data: indicators } = useSuspenseQuery(indicatorsQuery);
  const all = useMemo(() => quotableFigures(indicators), [indicators]);
  const find = useCallback((typed: string) => findFigures(all, typed), [all]);
  return (
    <FindDialog
      label={t('pickTitle')}
      placeholder={t('pickPlaceholder')}
      find={find}
      count={(found) => t('found', { count: found })}
      onPick={({ id }) => onPick(id)}
      onClose={onClose}
    >
      {(found) => <FigureLine found={found} />}
    </FindDialog>
  );
}

function FigureLine({ found: { indicator, series, figure } }: { found: FoundFigure }) {
  const { t } = useTranslation('indicators');
  const locale = useLocale();
  const marks = figure.marks.map((mark) => t(`mark-${mark}`));
  return (
    <div className={styles.line}>
      <span>
        {indicator.name[locale]}, {formatPeriod(figure.period, series.periodKind, locale)}
      </span>
      <span className={styles.amount}>{formatFigure(figure, locale)}</span>
      <span className={styles.basis}>{[series.basis[locale], ...marks].join(' · ')}</span>
    </div>
  );
}
