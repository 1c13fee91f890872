import { Hono } from 'hono';
import { newStageSchema } from '#shared/initiatives/initiative-page.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { InitiativePageService } from './initiative-page-service.ts';

/** Initiatives with the actions that serve them; for members of a Side. */
export function initiativePageRoutes(options: {
  memberOnly: MemberGuard;
  initiativePages: InitiativePageService;
}) {
  const { memberOnly, initiativePages } = options;
  return new Hono<MemberEnv>()
    .get('/initiatives', memberOnly, async (c) => c.json(await initiativePages.listInitiatives(c.var.member)))
    .get('/initiatives/:id', memberOnly, async (c) =>
      c.json(await initiativePages.readInitiative(c.var.member, c.req.param('id'))),
    )
    .post('/initiatives/:id/stages', memberOnly, validatedBody(newStageSchema), async (c) =>
      c.json(await initiativePages.reachStage(c.var.member, c.req.param('id'), c.req.valid('json')), 201),
    );
}
