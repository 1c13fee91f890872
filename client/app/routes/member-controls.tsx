import { useSuspenseQuery } from '@tanstack/react-query';
import { AccountMenu } from '#client/auth/account-menu.tsx';
import { meQuery } from '#client/auth/auth-queries.ts';
import { useLogOut } from './use-log-out.ts';
import { useSideLooks } from './use-side-looks.ts';

/** The right end of the bar on every screen: who I am, and my settings. */
export function MemberControls() {
  const { data: me } = useSuspenseQuery(meQuery);
  const looks = useSideLooks();
  const leave = useLogOut(me.member.id);
  const look = me.member.side === null ? undefined : looks.get(me.member.side);
  return <AccountMenu me={me} look={look ?? null} onLogOut={leave} />;
}
