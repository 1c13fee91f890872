import { Hono } from 'hono';
import { sessionOpeningSchema } from '#shared/sessions/session-opening.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import { sessionNumberIn } from '#server/sessions/session-number.ts';
import type { SessionOpeningService } from './session-opening-service.ts';
import type { SessionPapersService } from './session-papers-service.ts';

type Options = { memberOnly: MemberGuard; opening: SessionOpeningService; papers: SessionPapersService };

/** Opening a session with the draft of its Protocol, for co-chairs and secretaries; and what its papers say. */
export function sessionOpeningRoutes({ memberOnly, opening, papers }: Options) {
  return new Hono<MemberEnv>()
    .post('/sessions/:number/open', memberOnly, validatedBody(sessionOpeningSchema), async (c) => {
      const number = sessionNumberIn(c.req.param('number'));
      const opened = await opening.openSession(c.var.member, number, c.req.valid('json'));
      return c.json(opened, opened.isNew ? 201 : 200);
    })
    .get('/sessions/:number/papers', memberOnly, async (c) =>
      c.json(await papers.readPapers(c.var.member, sessionNumberIn(c.req.param('number')))),
    );
}
