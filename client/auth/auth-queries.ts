import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod/mini';
import { answerOf, api } from '#client/app/api.ts';
import { demoMemberSchema } from '#shared/auth/demo-login.ts';
import { meSchema } from '#shared/auth/me.ts';

/** Who is logged in, and the workspace around that member; fails with `login-required` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => answerOf(api.api.me.$get(), meSchema),
});

/** The people of the demonstration; fails with `not-found` where none runs. */
export const demoMembersQuery = queryOptions({
  queryKey: ['demo-members'],
  queryFn: () => answerOf(api.api.demo.members.$get(), z.array(demoMemberSchema)),
});
