import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import { SessionArchive } from '#client/sessions/page/session-archive.tsx';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { LiveSessions } from './live-sessions.tsx';
import { SectionPage } from './section-page.tsx';
import { SessionForm } from './session-form.tsx';

/** Every session, the latest first; where a new one is announced. */
export function SessionsRoute() {
  const { t } = useTranslation('sessionPage');
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const navigate = useNavigate();
  const { announcing = false } = useSearch({ from: '/signed-in/sessions' });
  const announces = may(me.member, Verb.manageSessions, { type: 'workspace' });
  const ask = (isAsked: boolean): void =>
    void navigate({ to: '/sessions', search: isAsked ? { announcing: true } : {}, replace: true });
  const button = announces && (
    <TextButton weight="main" onClick={() => ask(true)}>
      {t('announce')}
    </TextButton>
  );
  return (
    <SectionPage title={t('archive')} lead={t('archiveLead')} end={button}>
      <LiveSessions />
      <SessionArchive sessions={sessions} link={linkToSession} />
      {announces && announcing && (
        <SessionForm
          session={null}
          onDone={({ number }) =>
            void navigate({ to: '/sessions/$number', params: { number: String(number) } })
          }
          onClose={() => ask(false)}
        />
      )}
    </SectionPage>
  );
}

function linkToSession(number: number, words: ReactNode, look: string | undefined): ReactNode {
  return (
    <Link to="/sessions/$number" params={{ number: String(number) }} className={look}>
      {words}
    </Link>
  );
}
