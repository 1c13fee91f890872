import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PaletteHost } from '#client/app/palette/palette-host.tsx';
import { tellLocale } from '#client/auth/auth-commands.ts';
import { meQuery } from '#client/auth/auth-queries.ts';
import { rememberedLocale } from '#client/i18n/locale-memory.ts';
import { showLocale } from '#client/i18n/start-i18n.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { Me } from '#shared/auth/me.ts';

/** Milliseconds: letters can wait, a screen that opens cannot. */
const TELL_AFTER_MS = 5000;

/** Around every screen of a logged-in member. */
export function SignedInRoute() {
  const { data: me } = useSuspenseQuery(meQuery);
  useOwnLanguage(me);
  return (
    <>
      <Outlet />
      <PaletteHost />
    </>
  );
}

/** The language that this member last chose on this device; a server that knows none yet is told what is read here. */
function useOwnLanguage({ member, locale }: Me): void {
  const queryClient = useQueryClient();
  const shown = useLocale();
  useEffect(() => {
    const own = rememberedLocale(member.id);
    if (own !== null) void showLocale(own);
  }, [member.id]);
  const isUntold = locale === null;
  const read = rememberedLocale(member.id) ?? shown;
  useEffect(() => {
    if (!isUntold) return undefined;
    const timer = setTimeout(() => void tellLocale(queryClient, read), TELL_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isUntold, queryClient, read]);
}
