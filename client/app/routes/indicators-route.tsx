import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { IndicatorList } from '#client/initiatives/indicators/indicator-list.tsx';
import { indicatorsQuery } from '#client/initiatives/initiatives-queries.ts';
import { failedNote } from '#client/ui/failed-note.tsx';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { quotableFigures } from '#shared/initiatives/figure.ts';
import { SectionPage } from './section-page.tsx';

const FigurePicker = loadedLater(
  async () => (await import('#client/initiatives/figure-picker.tsx')).FigurePicker,
);

/** Trade and investment, with a way to find one figure among them. */
export function IndicatorsRoute() {
  const { t } = useTranslation('indicators');
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: indicators } = useSuspenseQuery(indicatorsQuery);
  const [isFinding, setFinding] = useState(false);
  const close = () => setFinding(false);
  const show = (id: string): void => {
    const found = quotableFigures(indicators).find((figure) => figure.id === id);
    const place = found && document.getElementById(`indicator-${found.indicator.id}`);
    place?.scrollIntoView();
    place?.focus();
  };
  return (
    <SectionPage
      title={t('title')}
      lead={t('lead')}
      end={<TextButton onClick={() => setFinding(true)}>{t('find')}</TextButton>}
    >
      <IndicatorList indicators={indicators} today={me.businessDate} />
      {isFinding && (
        <RegionBoundary fallback={failedNote(close)}>
          <FigurePicker onPick={show} onClose={close} />
        </RegionBoundary>
      )}
    </SectionPage>
  );
}
