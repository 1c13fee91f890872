import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionCharts } from '#client/actions/charts/action-charts.tsx';
import { openSpansQuery } from '#client/actions/charts/open-spans-query.ts';
import { registerQuery } from '#client/actions/register-queries.ts';
import { useRegisterChanges } from '#client/actions/use-register-changes.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import type { RegisterChange } from '#shared/actions/register-change.ts';
import { SectionPage } from './section-page.tsx';
import { useInitiativeNames } from './use-initiative-names.ts';

/** The register in charts. */
export function ChartsRoute() {
  const { t } = useTranslation('charts');
  const { data: register } = useSuspenseQuery(registerQuery);
  const { data: spans } = useSuspenseQuery(openSpansQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { sides } = useInitiativeNames();
  useRegisterChanges(useSpansFollow());
  const charted = useMemo(() => {
    const { rows, businessDay: today, sectors, bodies } = register;
    return { rows, today, sectors, bodies, sessions, sides, subGroups: workspace.subGroups };
  }, [register, sessions, sides, workspace.subGroups]);
  return (
    <SectionPage title={t('title')} lead={t('lead')}>
      <ActionCharts charted={charted} spans={spans} />
    </SectionPage>
  );
}

/** Rows come by themselves; when an action was reopened is asked anew. */
function useSpansFollow(): (changes: readonly RegisterChange[]) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (changes) => {
      if (changes.some(({ kind }) => kind === 'action')) void queryClient.invalidateQueries(openSpansQuery);
    },
    [queryClient],
  );
}
