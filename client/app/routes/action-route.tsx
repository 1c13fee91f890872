import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionSheet } from '#client/actions/action/action-sheet.tsx';
import { DeskContext } from '#client/actions/action/desk.ts';
import { useSteps } from '#client/actions/action/use-steps.ts';
import { actionQuery } from '#client/actions/action-queries.ts';
import { useLiveAction } from '#client/actions/use-live-action.ts';
import { meQuery } from '#client/auth/auth-queries.ts';
import { OfflineNote } from '#client/app/offline/offline-note.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { actionLabel } from '#shared/actions/action.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import styles from './action-route.module.css';
import { MemberControls } from './member-controls.tsx';
import { WayBack } from './way-back.tsx';
import { useDeskOfMember } from './use-desk-of-member.ts';
import { usePageTitle } from './use-page-title.ts';

const route = getRouteApi('/signed-in/actions/$actionId');

/** One action: what was promised, how it stands, what may be done, all that happened. */
export function ActionRoute() {
  const { actionId } = route.useParams();
  const { t } = useTranslation('desk');
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: detail } = useSuspenseQuery(actionQuery(actionId));
  const desk = useDeskOfMember();
  useLiveAction(detail.row.id);
  usePageTitle(t('actionTitle', { action: actionLabel(detail.row.id) }));
  return (
    <DeskContext value={desk}>
      <TopBar demonstration={me.demonstration} start={<WayBack />} end={<MemberControls />} />
      <main id="content" className={styles.action} tabIndex={-1}>
        <OfflineNote />
        <Sheet key={detail.row.id} detail={detail} />
      </main>
    </DeskContext>
  );
}

function Sheet({ detail }: { detail: ActionDetail }) {
  return <ActionSheet detail={detail} steps={useSteps(detail)} />;
}
