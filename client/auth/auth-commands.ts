import type { QueryClient } from '@tanstack/react-query';
import { accepted, api } from '#client/app/api.ts';
import { rememberLocale } from '#client/i18n/locale-memory.ts';
import { showLocale } from '#client/i18n/start-i18n.ts';
import type { MemberId } from '#shared/core/id.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import { meQuery } from './auth-queries.ts';

/** Logs in as a person of the demonstration. Nothing read as somebody else stays in memory. */
export async function enterDemonstration(queryClient: QueryClient, member: MemberId): Promise<void> {
  await accepted(api.api.demo.login.$post({ json: { member } }));
  queryClient.clear();
}

/** Ends the login. What this device keeps of the texts is the caller's to wipe, first. */
export async function logOut(queryClient: QueryClient): Promise<void> {
  await accepted(api.api.logout.$post());
  queryClient.clear();
}

/** Shows the interface in that language, here at once and on this device from now on; letters follow. */
export async function chooseLocale(
  queryClient: QueryClient,
  member: MemberId,
  locale: Locale,
): Promise<void> {
  rememberLocale(locale, member);
  await Promise.all([showLocale(locale), tellLocale(queryClient, locale)]);
}

/** Tells the server in which language the member reads: its letters follow. Never rejects, the screen is not its matter. */
export async function tellLocale(queryClient: QueryClient, locale: Locale): Promise<void> {
  try {
    await accepted(api.api.me.locale.$put({ json: { locale } }));
  } catch {
    // Nobody waits for it and nothing here is lost: letters keep the language that they had.
    return;
  }
  queryClient.setQueryData(meQuery.queryKey, (me) => me && { ...me, locale });
}
