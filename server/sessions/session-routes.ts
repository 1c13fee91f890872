import { Hono } from 'hono';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { SessionService } from './session-service.ts';

/** Reading the record of sessions, for members only. */
export function sessionRoutes(options: { memberOnly: MemberGuard; sessions: SessionService }) {
  const { memberOnly, sessions } = options;
  return new Hono<MemberEnv>().get('/sessions', memberOnly, async (c) =>
    c.json(await sessions.listSessions()),
  );
}
