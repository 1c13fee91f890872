import { Hono } from 'hono';
import { newActionSchema } from '#shared/actions/action-commands.ts';
import { bringClauseSchema } from '#shared/drafting/action-in-text.ts';
import { ChipName } from '#shared/drafting/text/chips-in-part.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { ActionInTextService } from './action-in-text-service.ts';
import type { ClauseOriginService } from './clause-origin-service.ts';
import type { MentionService } from './mention-service.ts';

type Options = {
  memberOnly: MemberGuard;
  actionsInText: ActionInTextService;
  origins: ClauseOriginService;
  mentions: MentionService;
};

/** What texts say of actions and initiatives, and clauses that come from another text; for members of a Side. */
export function actionInTextRoutes({ memberOnly, actionsInText, origins, mentions }: Options) {
  return new Hono<MemberEnv>()
    .get('/documents/:id/actions', memberOnly, async (c) =>
      c.json(await actionsInText.listActions(c.var.member, c.req.param('id'))),
    )
    .post('/documents/:id/actions', memberOnly, validatedBody(newActionSchema), async (c) =>
      c.json(await actionsInText.registerInText(c.var.member, c.req.param('id'), c.req.valid('json')), 201),
    )
    .get('/documents/:id/clauses', memberOnly, async (c) =>
      c.json({ clauses: await origins.listBringable(c.var.member, c.req.param('id')) }),
    )
    .get('/documents/:id/origins', memberOnly, async (c) =>
      c.json({ origins: await origins.listOrigins(c.var.member, c.req.param('id')) }),
    )
    .post('/documents/:id/brought-clauses', memberOnly, validatedBody(bringClauseSchema), async (c) =>
      c.json(await origins.bringClause(c.var.member, c.req.param('id'), c.req.valid('json')), 201),
    )
    .get('/actions/:id/mentions', memberOnly, async (c) =>
      c.json({
        mentions: await mentions.listMentions(c.var.member, ChipName.action, c.req.param('id')),
      }),
    )
    .get('/initiatives/:id/mentions', memberOnly, async (c) =>
      c.json({
        mentions: await mentions.listMentions(c.var.member, ChipName.initiative, c.req.param('id')),
      }),
    );
}
