import { Hono } from 'hono';
import {
  leadChoiceSchema,
  newSubGroupSchema,
  subGroupNamingSchema,
  subGroupValiditySchema,
} from '#shared/sides/sub-group-command.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { SubGroupService } from './sub-group-service.ts';

type Options = { memberOnly: MemberGuard; subGroups: SubGroupService };

/** The sub-groups of every time; changed by an administrator, their leads by whoever looks after the Side. */
export function subGroupRoutes({ memberOnly, subGroups }: Options) {
  return new Hono<MemberEnv>()
    .get('/sub-groups', memberOnly, async (c) => c.json({ subGroups: await subGroups.list() }))
    .post('/sub-groups', memberOnly, validatedBody(newSubGroupSchema), async (c) =>
      c.json({ id: await subGroups.create(c.var.member, c.req.valid('json')) }, 201),
    )
    .post('/sub-groups/:id/name', memberOnly, validatedBody(subGroupNamingSchema), async (c) => {
      await subGroups.rename(c.var.member, c.req.param('id'), c.req.valid('json'));
      return c.json({ renamed: true });
    })
    .put('/sub-groups/:id/validity', memberOnly, validatedBody(subGroupValiditySchema), async (c) => {
      await subGroups.changeValidity(c.var.member, c.req.param('id'), c.req.valid('json'));
      return c.json({ changed: true });
    })
    .put('/sub-groups/:id/leads/:side', memberOnly, validatedBody(leadChoiceSchema), async (c) => {
      await subGroups.nameLead(c.var.member, c.req.param(), c.req.valid('json'));
      return c.json({ named: true });
    });
}
