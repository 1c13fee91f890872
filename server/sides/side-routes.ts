import { Hono } from 'hono';
import { chosenLocaleSchema } from '#shared/auth/me.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { MemberService } from './member-service.ts';
import type { WorkspaceService } from './workspace-service.ts';

type Options = {
  memberOnly: MemberGuard;
  /** Login only, but in a demonstration: there the choice of a person names both Sides. */
  sidesGuard: MemberGuard;
  workspace: WorkspaceService;
  members: MemberService;
};

/** Who is logged in, and who the two Sides are. */
export function sideRoutes({ memberOnly, sidesGuard, workspace, members }: Options) {
  return new Hono<MemberEnv>()
    .get('/me', memberOnly, async (c) => c.json(await workspace.introduce(c.var.member)))
    .put('/me/locale', memberOnly, validatedBody(chosenLocaleSchema), async (c) => {
      const { locale } = c.req.valid('json');
      await members.chooseLocale(c.var.member.id, locale);
      return c.json({ locale });
    })
    .get('/sides', sidesGuard, async (c) => c.json(await workspace.listSides()));
}
