import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { registerQuery } from '#client/actions/register-queries.ts';
import { initiativesQuery } from '#client/initiatives/initiatives-queries.ts';
import { SectorList } from '#client/initiatives/sector-list.tsx';
import { SectionPage } from './section-page.tsx';
import { useLiveInitiatives } from './use-live-initiatives.ts';

/** Every sector with its initiatives, and how its actions stand. */
export function SectorsRoute() {
  const { t } = useTranslation('initiatives');
  const { data } = useSuspenseQuery(initiativesQuery);
  const { data: register } = useSuspenseQuery(registerQuery);
  useLiveInitiatives();
  return (
    <SectionPage title={t('sectorsTitle')} lead={t('sectorsLead')}>
      <SectorList {...data} rows={register.rows} />
    </SectionPage>
  );
}
