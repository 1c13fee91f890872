import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useLocale } from '#client/i18n/use-locale.ts';
import { InitiativeView } from '#client/initiatives/initiative/initiative-view.tsx';
import { initiativeQuery, initiativeRecordQuery } from '#client/initiatives/initiatives-queries.ts';
import { SectionPage } from './section-page.tsx';
import { useInitiativeNames } from './use-initiative-names.ts';
import { useLiveInitiatives } from './use-live-initiatives.ts';

/** One initiative, across sessions. */
export function InitiativeRoute() {
  const { initiativeId } = useParams({ from: '/signed-in/initiatives/$initiativeId' });
  const locale = useLocale();
  const { data: page } = useSuspenseQuery(initiativeQuery(initiativeId));
  const { data: record } = useSuspenseQuery(initiativeRecordQuery(initiativeId));
  const names = useInitiativeNames();
  useLiveInitiatives();
  return (
    <SectionPage title={page.initiative.name[locale]}>
      <InitiativeView page={page} record={record} names={names} />
    </SectionPage>
  );
}
