import { createAuthEndpoint } from '@better-auth/core/api';
import type { BetterAuthPlugin } from '@better-auth/core';
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/**
 * Two endpoints that only the server itself can call. `startLogin` is for a person whose identity was proved by other
 * means (the demonstration's choice of a person); `endLogin` exists because better-auth's own sign-out answers
 * success when the login could not be deleted.
 */
export const loginPlugin = {
  id: 'member-login',
  endpoints: {
    startLogin: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ user: z.string() }), requireHeaders: true },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.user);
        if (user === null) throw new AppError(ErrorCode.notFound, 'there is no such user');
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return { login: session.id };
      },
    ),
    endLogin: createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
      const { authCookies, internalAdapter, secret } = ctx.context;
      const token = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
      const found = typeof token === 'string' ? await internalAdapter.findSession(token) : null;
      if (found !== null) await internalAdapter.deleteSession(found.session.token);
      deleteSessionCookie(ctx);
      return { login: found?.session.id ?? null };
    }),
  },
} satisfies BetterAuthPlugin;
