import { Hono } from 'hono';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { WorkspaceService } from './workspace-service.ts';

type Options = {
  memberOnly: MemberGuard;
  /** Login only, but in a demonstration: there the choice of a person names both Sides. */
  sidesGuard: MemberGuard;
  workspace: WorkspaceService;
};

/** Who is logged in, and who the two Sides are. */
export function sideRoutes({ memberOnly, sidesGuard, workspace }: Options) {
  return new Hono<MemberEnv>()
    .get('/me', memberOnly, async (c) => c.json(await workspace.introduce(c.var.member)))
    .get('/sides', sidesGuard, async (c) => c.json(await workspace.listSides()));
}
