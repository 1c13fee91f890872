import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';
import type { MiddlewareHandler } from 'hono';
import type { Member } from '#shared/sides/member.ts';

/** What every request carries. */
export type RequestEnv = {
  Bindings: HttpBindings;
  Variables: { requestId: string };
};

/** What a request behind the login guard carries besides. */
export type MemberEnv = {
  Bindings: HttpBindings;
  Variables: { requestId: string; login: string; member: Member; mustProve: boolean };
};

/** Lets only a logged-in member pass; refuses with `login-required`. */
export type MemberGuard = MiddlewareHandler<MemberEnv>;

/** Names each request for the log, and for whoever reports a fault. */
export const requestContext = createMiddleware<RequestEnv>(async (c, next) => {
  const requestId = randomUUID();
  c.set('requestId', requestId);
  c.header('X-Request-Id', requestId);
  await next();
});
