import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from '#client/auth/auth-queries.ts';
import { useLiveSessions } from './use-live-sessions.ts';

/** What others change of sessions appears by itself; only members of a Side are told of changes. */
export function LiveSessions() {
  const { data: me } = useSuspenseQuery(meQuery);
  return me.member.side === null ? null : <Live />;
}

function Live() {
  useLiveSessions();
  return null;
}
