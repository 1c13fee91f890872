import { Hono } from 'hono';
import { delegationListSchema } from '#shared/sessions/delegation.ts';
import { newSessionSchema, sessionFactsSchema, stageWishSchema } from '#shared/sessions/session-keeping.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { DelegationService } from './delegation-service.ts';
import type { SessionKeepingService } from './session-keeping-service.ts';
import { sessionNumberIn } from './session-number.ts';
import type { SessionService } from './session-service.ts';

type Options = {
  memberOnly: MemberGuard;
  sessions: SessionService;
  sessionKeeping: SessionKeepingService;
  delegations: DelegationService;
};

/** The record of sessions, for members; what is kept of them, for those who keep it. */
export function sessionRoutes({ memberOnly, sessions, sessionKeeping, delegations }: Options) {
  return new Hono<MemberEnv>()
    .get('/sessions', memberOnly, async (c) => c.json(await sessions.listSessions()))
    .post('/sessions', memberOnly, validatedBody(newSessionSchema), async (c) =>
      c.json(await sessionKeeping.announceSession(c.var.member, c.req.valid('json')), 201),
    )
    .get('/sessions/:number', memberOnly, async (c) =>
      c.json(await sessions.readSession(c.var.member, sessionNumberIn(c.req.param('number')))),
    )
    .put('/sessions/:number', memberOnly, validatedBody(sessionFactsSchema), async (c) => {
      const number = sessionNumberIn(c.req.param('number'));
      return c.json(await sessionKeeping.changeSession(c.var.member, number, c.req.valid('json')));
    })
    .post('/sessions/:number/stage', memberOnly, validatedBody(stageWishSchema), async (c) => {
      const number = sessionNumberIn(c.req.param('number'));
      return c.json(await sessionKeeping.moveSession(c.var.member, number, c.req.valid('json')));
    })
    .put(
      '/sessions/:number/delegations/:side',
      memberOnly,
      validatedBody(delegationListSchema),
      async (c) => {
        const of = { number: sessionNumberIn(c.req.param('number')), side: c.req.param('side') };
        return c.json(await delegations.listDelegation(c.var.member, of, c.req.valid('json')));
      },
    );
}
