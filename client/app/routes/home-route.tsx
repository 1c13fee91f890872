import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OfflineNote } from '#client/app/offline/offline-note.tsx';
import { meQuery } from '#client/auth/auth-queries.ts';
import { HomeDocuments } from '#client/drafting/documents/home-documents.tsx';
import { documentActivityQuery, documentsQuery } from '#client/drafting/documents-queries.ts';
import { currentSession } from '#shared/sessions/current-session.ts';
import { withFollowUpWords } from '#client/i18n/start-i18n.ts';
import { OpenSession } from '#client/sessions/open-session.tsx';
import { SessionHeading } from '#client/sessions/session-heading.tsx';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { regionFailed } from '#client/ui/region-failed.tsx';
import { retriedLater } from '#client/ui/retried-later.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { Document } from '#shared/drafting/document.ts';
import { type Session, SessionStage } from '#shared/sessions/session.ts';
import { subGroupsOf } from '#shared/sessions/session-sub-groups.ts';
import { MainNavigation } from './main-navigation.tsx';
import { MemberControls } from './member-controls.tsx';
import styles from './home-route.module.css';
import { useCoChairs } from './use-co-chairs.ts';
import { usePageTitle } from './use-page-title.ts';
import { useSideLookOf } from './use-side-look-of.ts';

/** Below the documents' own weight: it comes when Home stands. */
const HomeDue = loadedLater(async () => (await withFollowUpWords(import('./home-due.tsx'))).HomeDue);

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
  // Before its text is drafted a session's work is what the last one promised.
  const isBetween = session?.stage === 'preparing';
  const isOfSide = may(me.member, Verb.read, { type: 'register' });
  const due = isOfSide && (
    <RegionBoundary fallback={retriedLater}>
      <HomeDue />
    </RegionBoundary>
  );
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
        {session !== null && <Opening session={session} />}
        {isBetween && due}
        <RegionBoundary fallback={regionFailed}>
          {isOfSide ? (
            session !== null && <Documents session={session} sessions={sessions} />
          ) : (
            <QuietMessage>{t('access:noTexts')}</QuietMessage>
          )}
        </RegionBoundary>
        {!isBetween && due}
      </main>
    </>
  );
}

/** For those who may open a session that is still being prepared. */
function Opening({ session }: { session: Session }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const navigate = useNavigate();
  const { opening = false } = useSearch({ from: '/signed-in/' });
  if (session.stage !== SessionStage.preparing) return null;
  if (!may(me.member, Verb.openSession, { type: 'workspace' })) return null;
  return (
    <OpenSession
      session={session}
      today={me.businessDate}
      isAsked={opening}
      ask={(asked) => void navigate({ to: '/', search: asked ? { opening: true } : {}, replace: true })}
      onOpened={(protocol) => {
        if (protocol !== null)
          void navigate({ to: '/documents/$documentId', params: { documentId: protocol } });
      }}
    />
  );
}

type DocumentsProps = { session: Session; sessions: readonly Session[] };

function Documents({ session, sessions }: DocumentsProps) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { data: documents } = useSuspenseQuery({ ...documentsQuery, refetchInterval: LIST_AGAIN_MS });
  // Life is an ornament of the list: without it, the list stands as it is.
  const activity = useQuery(documentActivityQuery);
  const lookOf = useSideLookOf();
  return (
    <HomeDocuments
      documents={documents.filter((document) => document.session === session.id)}
      last={lastWithDocuments(session, sessions, documents)}
      activity={activity.isError ? [] : (activity.data ?? [])}
      lookOf={lookOf}
      beginner={{
        member: me.member,
        session,
        subGroups: subGroupsOf(session, workspace.subGroups, me.businessDate),
        languages: me.languages,
        today: me.businessDate,
      }}
    />
  );
}

/** The latest session before this one that left documents. */
function lastWithDocuments(session: Session, sessions: readonly Session[], documents: readonly Document[]) {
  const left = (id: string) => documents.filter((each) => each.session === id && !each.isArchived);
  const [last] = sessions
    .filter(({ number, id }) => number < session.number && left(id).length > 0)
    .sort((a, b) => b.number - a.number);
  return last === undefined ? null : { session: last.number, documents: left(last.id) };
}
