import { createAuthEndpoint } from '@better-auth/core/api';
import type { BetterAuthPlugin } from '@better-auth/core';
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies';
import { generateRandomString } from 'better-auth/crypto';
import { z } from 'zod';
import { loginMethodSchema } from '#shared/auth/login-method.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** A link for a new password is for now, not for later. */
export const RESET_SECONDS = 60 * 60;
/** As better-auth names what it finds by such a link. */
const RESET = 'reset-password:';
const RESET_TOKEN_LETTERS = 32;

/**
 * Endpoints that only the server itself can call. `startLogin` is for a person whose identity was proved by other means
 * (an invitation, the demonstration's choice of a person); `endLogin` exists because better-auth's own sign-out answers
 * success when the login could not be deleted; the others make and read the links that its own reset of a password takes.
 */
export const loginPlugin = {
  id: 'member-login',
  endpoints: {
    startLogin: createAuthEndpoint.serverOnly(
      {
        method: 'POST',
        body: z.object({ user: z.string(), method: z.string() }),
        requireHeaders: true,
      },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.user);
        if (user === null) throw new AppError(ErrorCode.notFound, 'there is no such user');
        const method = loginMethodSchema.parse(ctx.body.method);
        const session = await internalAdapter.createSession(user.id, false, { method });
        // Null: kept out by the hook that every new login passes.
        if (session === null) throw new AppError(ErrorCode.notFound, 'this user is no member today');
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
      return { login: found?.session.id ?? null, user: found?.session.userId ?? null };
    }),
    issueResetToken: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ user: z.string() }) },
      async (ctx) => {
        const token = generateRandomString(RESET_TOKEN_LETTERS);
        await ctx.context.internalAdapter.createVerificationValue({
          value: ctx.body.user,
          identifier: `${RESET}${token}`,
          expiresAt: new Date(Date.now() + RESET_SECONDS * 1000),
        });
        return { token };
      },
    ),
    findResetUser: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ token: z.string() }) },
      async (ctx) => {
        const found = await ctx.context.internalAdapter.findVerificationValue(`${RESET}${ctx.body.token}`);
        return { user: found?.value ?? null };
      },
    ),
  },
} satisfies BetterAuthPlugin;
