import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { InitiativeList } from '#client/initiatives/initiative-list.tsx';
import { initiativesQuery } from '#client/initiatives/initiatives-queries.ts';
import { SectionPage } from './section-page.tsx';
import { useInitiativeNames } from './use-initiative-names.ts';
import { useLiveInitiatives } from './use-live-initiatives.ts';

/** Initiatives by sector. */
export function InitiativesRoute() {
  const { t } = useTranslation('initiatives');
  const { data } = useSuspenseQuery(initiativesQuery);
  const names = useInitiativeNames();
  useLiveInitiatives();
  return (
    <SectionPage title={t('title')} lead={t('lead')}>
      <InitiativeList {...data} names={names} />
    </SectionPage>
  );
}
