import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CommandGroup } from '#client/app/palette/command.ts';
import { useCommands } from '#client/app/palette/command-sources.ts';
import { PaletteButton } from '#client/app/palette/palette-button.tsx';
import { AccountMenu } from '#client/auth/account-menu.tsx';
import { meQuery } from '#client/auth/auth-queries.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { useLogOut } from './use-log-out.ts';
import { useSideLooks } from './use-side-looks.ts';

/** The right end of the bar on every screen: who I am, and my settings. */
export function MemberControls() {
  const { t } = useTranslation('palette');
  const { data: me } = useSuspenseQuery(meQuery);
  const looks = useSideLooks();
  const leaving = useLogOut(me.member.id);
  const look = me.member.side === null ? undefined : looks.get(me.member.side);
  useCommands(() => [
    {
      id: 'leave',
      group: CommandGroup.room,
      title: t('leave'),
      // Its names elsewhere: people look for the word that other programs use.
      alsoCalled: ['log out', 'sign out', 'leave the room', 'выйти', 'выход', 'बाहर जाएँ', 'लॉग आउट'],
      run: leaving.leave,
    },
  ]);
  return (
    <>
      <PaletteButton />
      <AccountMenu me={me} look={look ?? null} onLogOut={leaving.leave} />
      <LeaveDialog leaving={leaving} />
    </>
  );
}
