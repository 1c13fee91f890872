import type { QueryClient } from '@tanstack/react-query';
import { accountQuery } from '#client/auth/account/account-queries.ts';
import { meQuery } from '#client/auth/auth-queries.ts';
import { membersQuery } from '#client/sides/members/members-queries.ts';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';

/** What the screens of one's account and of the members are drawn from; their schemas are no part of a text's first load. */
export const peopleLoaders = {
  account: (queryClient: QueryClient) => queryClient.ensureQueryData(accountQuery),
  async members(queryClient: QueryClient) {
    const { member } = await queryClient.ensureQueryData(meQuery);
    // Whoever looks after nobody is told so; there is nothing to ask for.
    if (!may(member, Verb.readMembers, { type: 'members', side: member.side })) return null;
    return queryClient.ensureQueryData(membersQuery);
  },
};
