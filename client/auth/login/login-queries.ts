import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { loginMethodsSchema } from '#shared/auth/login.ts';

/** What this server offers a visitor. */
export const loginMethodsQuery = queryOptions({
  queryKey: ['login-methods'],
  queryFn: () => answerOf(api.api.login.methods.$get(), loginMethodsSchema),
});
