import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { OfflineNote } from '#client/app/offline/offline-note.tsx';
import { meQuery } from '#client/auth/auth-queries.ts';
import { HomeDocuments } from '#client/drafting/documents/home-documents.tsx';
import { documentActivityQuery, documentsQuery } from '#client/drafting/documents-queries.ts';
import { currentSession } from '#shared/sessions/current-session.ts';
import { SessionHeading } from '#client/sessions/session-heading.tsx';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { regionFailed } from '#client/ui/region-failed.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import type { Session } from '#shared/sessions/session.ts';
import { MainNavigation } from './main-navigation.tsx';
import { MemberControls } from './member-controls.tsx';
import styles from './home-route.module.css';
import { useCoChairs } from './use-co-chairs.ts';
import { usePageTitle } from './use-page-title.ts';
import { useSideLookOf } from './use-side-look-of.ts';

/** Milliseconds: a document that somebody begins appears while one looks on. */
const LIST_AGAIN_MS = 15_000;

/** The current session and its documents. */
export function HomeRoute() {
  const { t } = useTranslation(['sessions', 'access', 'documents']);
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const session = currentSession(sessions);
  const coChairs = useCoChairs(session);
  usePageTitle(t('documents:title'));
  return (
    <>
      <TopBar
        demonstration={me.demonstration}
        start={<WordMark />}
        places={<MainNavigation />}
        end={<MemberControls />}
      />
      <main id="content" className={styles.home} tabIndex={-1}>
        <OfflineNote />
        {session === null ? (
          <QuietMessage>{t('sessions:none')}</QuietMessage>
        ) : (
          <SessionHeading session={session} today={me.businessDate} coChairs={coChairs} />
        )}
        <RegionBoundary fallback={regionFailed}>
          {me.member.role === 'administrator' ? (
            <QuietMessage>{t('access:noTexts')}</QuietMessage>
          ) : (
            session !== null && <Documents session={session} />
          )}
        </RegionBoundary>
      </main>
    </>
  );
}

function Documents({ session }: { session: Session }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { data: documents } = useSuspenseQuery({ ...documentsQuery, refetchInterval: LIST_AGAIN_MS });
  // Life is an ornament of the list: without it, the list stands as it is.
  const activity = useQuery(documentActivityQuery);
  const lookOf = useSideLookOf();
  return (
    <HomeDocuments
      documents={documents.filter((document) => document.session === session.id)}
      activity={activity.isError ? [] : (activity.data ?? [])}
      lookOf={lookOf}
      beginner={{
        member: me.member,
        session,
        subGroups: workspace.subGroups.filter(({ id }) => session.subGroups.includes(id)),
        languages: me.languages,
        today: me.businessDate,
      }}
    />
  );
}
