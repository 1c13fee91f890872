import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { formatFigure } from '#shared/i18n/format-figure.ts';
import { figuresInForce, isHistoric } from '#shared/initiatives/figure.ts';
import type { Indicator, Target } from '#shared/initiatives/indicator.ts';
import styles from './indicators.module.css';
import { SeriesSection } from './series-section.tsx';
import { SourceLine } from './source-line.tsx';

/** Every indicator with its series, each of one basis, and its targets. */
export function IndicatorList({ indicators, today }: { indicators: readonly Indicator[]; today: string }) {
  const { t } = useTranslation('indicators');
  const locale = useLocale();
  if (indicators.length === 0) return <QuietMessage>{t('empty')}</QuietMessage>;
  return (
    <>
      {indicators.map((indicator) => (
        <section
          key={indicator.id}
          className={styles.indicator}
          aria-labelledby={`indicator-${indicator.id}`}
        >
          <h2 className={styles.name} id={`indicator-${indicator.id}`} tabIndex={-1}>
            {indicator.name[locale]}
          </h2>
          {indicator.targets.length > 0 && <Targets targets={indicator.targets} today={today} />}
          {indicator.series.map((series) => (
            <SeriesSection
              key={series.id}
              indicator={indicator}
              series={series}
              targets={series === longestOf(indicator) ? indicator.targets : []}
              today={today}
            />
          ))}
        </section>
      ))}
    </>
  );
}

/** A target names no basis: it is drawn beside the series that tells most. */
function longestOf({ series }: Indicator): Indicator['series'][number] | undefined {
  return series.toSorted((a, b) => figuresInForce(b).length - figuresInForce(a).length)[0];
}

function Targets({ targets, today }: { targets: readonly Target[]; today: string }) {
  const { t } = useTranslation('indicators');
  const locale = useLocale();
  return (
    <ul className={styles.targets} aria-label={t('targets')}>
      {targets.map((target) => {
        const { by, value, setBy, source } = target;
        const isPast = isHistoric(target, today);
        return (
          <li key={by}>
            {isPast && <strong className={styles.historic}>{t('historic')}</strong>}{' '}
            {t('target', { figure: formatFigure({ value, upTo: null }, locale), year: by })}{' '}
            {setBy === null ? t('setByUnknown') : t('setBy', { who: setBy[locale] })}{' '}
            <span className={styles.fine}>
              <SourceLine source={source} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
