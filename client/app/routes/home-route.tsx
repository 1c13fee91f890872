import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OfflineNote } from '#client/app/offline/offline-note.tsx';
import { meQuery } from '#client/auth/auth-queries.ts';
import { withFollowUpWords } from '#client/i18n/start-i18n.ts';
import { SessionHeading } from '#client/sessions/session-heading.tsx';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import quiet from '#client/ui/quiet-link.module.css';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { regionFailed } from '#client/ui/region-failed.tsx';
import { retriedLater } from '#client/ui/retried-later.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { currentSession } from '#shared/sessions/current-session.ts';
import { type Session, SessionStage } from '#shared/sessions/session.ts';
import { loadSessionScreens } from './load-session-screens.ts';
import { MainNavigation } from './main-navigation.tsx';
import { MemberControls } from './member-controls.tsx';
import { SessionDocuments } from './session-documents.tsx';
import styles from './home-route.module.css';
import { useCoChairs } from './use-co-chairs.ts';
import { usePageTitle } from './use-page-title.ts';

/** Below the documents' own weight: it comes when Home stands. */
const HomeDue = loadedLater(async () => (await withFollowUpWords(import('./home-due.tsx'))).HomeDue);
const HomeEmpty = loadedLater(async () => (await loadSessionScreens()).HomeEmpty);
const HomeOpening = loadedLater(async () => (await loadSessionScreens()).HomeOpening);
const LiveSessions = loadedLater(async () => (await loadSessionScreens()).LiveSessions);

/** The current session and its documents. */
export function HomeRoute() {
  const { t } = useTranslation('documents');
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const session = currentSession(sessions);
  usePageTitle(t('title'));
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
          <RegionBoundary fallback={regionFailed}>
            <HomeEmpty />
          </RegionBoundary>
        ) : (
          <CurrentSession session={session} sessions={sessions} />
        )}
        <RegionBoundary fallback={retriedLater}>
          <LiveSessions />
        </RegionBoundary>
      </main>
    </>
  );
}

type Props = { session: Session; sessions: readonly Session[] };

function CurrentSession({ session, sessions }: Props) {
  const { t } = useTranslation(['sessions', 'access']);
  const { data: me } = useSuspenseQuery(meQuery);
  const coChairs = useCoChairs(session);
  // Before its text is drafted a session's work is what the last one promised.
  const isBetween = session.stage === SessionStage.preparing;
  const isOfSide = may(me.member, Verb.read, { type: 'register' });
  const due = isOfSide && (
    <RegionBoundary fallback={retriedLater}>
      <HomeDue />
    </RegionBoundary>
  );
  return (
    <>
      <SessionHeading session={session} today={me.businessDate} coChairs={coChairs} />
      <p className={styles.way}>
        <Link to="/sessions/$number" params={{ number: String(session.number) }} className={quiet.link}>
          {t('sessions:toPage')}
        </Link>
      </p>
      {isBetween && (
        <RegionBoundary fallback={retriedLater}>
          <HomeOpening session={session} />
        </RegionBoundary>
      )}
      {isBetween && due}
      <RegionBoundary fallback={regionFailed}>
        {isOfSide ? (
          <SessionDocuments session={session} before={sessions} />
        ) : (
          <QuietMessage>{t('access:noTexts')}</QuietMessage>
        )}
      </RegionBoundary>
      {!isBetween && due}
    </>
  );
}
