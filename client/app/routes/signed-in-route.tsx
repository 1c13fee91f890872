import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PaletteHost } from '#client/app/palette/palette-host.tsx';
import { meQuery } from '#client/auth/auth-queries.ts';
import { rememberedLocale } from '#client/i18n/locale-memory.ts';
import { showLocale } from '#client/i18n/start-i18n.ts';

/** Around every screen of a logged-in member: the language that this member last chose on this device. */
export function SignedInRoute() {
  const { data: me } = useSuspenseQuery(meQuery);
  useEffect(() => {
    const own = rememberedLocale(me.member.id);
    if (own !== null) void showLocale(own);
  }, [me.member.id]);
  return (
    <>
      <Outlet />
      <PaletteHost />
    </>
  );
}
