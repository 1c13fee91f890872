import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery } from '#client/auth/auth-queries.ts';
import { OpenSession } from '#client/sessions/forms/open-session.tsx';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { isOver } from '#shared/sessions/session-stage.ts';
import { type Session, SessionStage } from '#shared/sessions/session.ts';

type Props = { session: Session; isAsked: boolean; ask: (isAsked: boolean) => void };

/** For those who may open a session that is still being prepared, once every earlier one is over. */
export function SessionOpening({ session, isAsked, ask }: Props) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const navigate = useNavigate();
  const earlier = sessions.filter(({ number }) => number < session.number);
  if (session.stage !== SessionStage.preparing || earlier.some(({ stage }) => !isOver(stage))) return null;
  if (!may(me.member, Verb.openSession, { type: 'workspace' })) return null;
  return (
    <OpenSession
      session={session}
      isFirst={earlier.length === 0}
      today={me.businessDate}
      isAsked={isAsked}
      ask={ask}
      onOpened={(protocol) => {
        if (protocol === null) ask(false);
        else void navigate({ to: '/documents/$documentId', params: { documentId: protocol } });
      }}
    />
  );
}
