import type { QueryClient } from '@tanstack/react-query';
import { accepted, api } from '#client/app/api.ts';
import type { MemberId } from '#shared/core/id.ts';

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
