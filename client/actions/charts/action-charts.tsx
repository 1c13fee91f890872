import { useTranslation } from 'react-i18next';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import type { OpenSpans } from '#shared/actions/open-over-time.ts';
import type { Charted } from './chart-names.ts';
import { LoadChart } from './load-chart.tsx';
import { OnTimeChart } from './on-time-chart.tsx';
import { OpenChart } from './open-chart.tsx';
import { StandingChart } from './standing-chart.tsx';

/** The register as drawings: parts are counted, never averaged, and every drawing says what it counts. */
export function ActionCharts({ charted, spans }: { charted: Charted; spans: OpenSpans }) {
  const { t } = useTranslation('charts');
  const { rows, sectors, subGroups } = charted;
  if (rows.length === 0) return <QuietMessage>{t('empty')}</QuietMessage>;
  return (
    <>
      <StandingChart by="sector" rows={rows} groups={sectors} />
      <StandingChart by="subGroup" rows={rows} groups={subGroups} />
      <OpenChart charted={charted} spans={spans} />
      <OnTimeChart charted={charted} />
      <LoadChart charted={charted} />
    </>
  );
}
