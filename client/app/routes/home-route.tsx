import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { DocumentList } from '#client/drafting/document-list.tsx';
import { documentsQuery } from '#client/drafting/documents-queries.ts';
import { currentSession } from '#client/sessions/current-session.ts';
import { SessionHeading } from '#client/sessions/session-heading.tsx';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { WordMark } from '#client/ui/word-mark.tsx';
import { MemberControls } from './member-controls.tsx';
import styles from './home-route.module.css';
import { usePageTitle } from './use-page-title.ts';

/** The current session and its documents. */
export function HomeRoute() {
  const { t } = useTranslation(['sessions', 'access', 'documents']);
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const { data: documents } = useSuspenseQuery(documentsQuery);
  const session = currentSession(sessions);
  const ofSession = documents.filter((document) => document.session === (session?.id ?? null));
  usePageTitle(t('documents:title'));
  return (
    <>
      <TopBar demonstration={me.demonstration} start={<WordMark />} end={<MemberControls />} />
      <main id="content" className={styles.home} tabIndex={-1}>
        {session === null ? (
          <QuietMessage>{t('sessions:none')}</QuietMessage>
        ) : (
          <SessionHeading session={session} today={me.businessDate} />
        )}
        {me.member.role === 'administrator' ? (
          <QuietMessage>{t('access:noTexts')}</QuietMessage>
        ) : (
          <DocumentList documents={ofSession} />
        )}
      </main>
    </>
  );
}
