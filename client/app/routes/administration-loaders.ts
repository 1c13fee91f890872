import type { QueryClient } from '@tanstack/react-query';
import { meQuery } from '#client/auth/auth-queries.ts';
import { bodiesQuery } from '#client/sides/bodies-queries.ts';
import { membersQuery } from '#client/sides/members/members-queries.ts';
import { sideSettingsQuery } from '#client/sides/settings/side-settings-queries.ts';
import { subGroupsQuery } from '#client/sides/sub-groups/sub-groups-queries.ts';
import { AdministrationPlace, administrationPlaces } from './administration-places.ts';

/** Whoever may not see a screen is told so; there is nothing to ask for. */
async function isOpen(queryClient: QueryClient, place: AdministrationPlace): Promise<boolean> {
  const { member } = await queryClient.ensureQueryData(meQuery);
  return administrationPlaces(member).includes(place);
}

/** What the screens of the administration are drawn from. */
export const administrationLoaders = {
  async members(queryClient: QueryClient) {
    if (!(await isOpen(queryClient, AdministrationPlace.members))) return;
    await queryClient.ensureQueryData(membersQuery);
  },
  async subGroups(queryClient: QueryClient) {
    if (!(await isOpen(queryClient, AdministrationPlace.subGroups))) return;
    await Promise.all([
      queryClient.ensureQueryData(subGroupsQuery),
      queryClient.ensureQueryData(membersQuery),
      queryClient.ensureQueryData(bodiesQuery),
    ]);
  },
  async sides(queryClient: QueryClient) {
    if (!(await isOpen(queryClient, AdministrationPlace.sides))) return;
    await queryClient.ensureQueryData(sideSettingsQuery);
  },
};
