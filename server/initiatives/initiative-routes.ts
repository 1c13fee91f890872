import { Hono } from 'hono';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { InitiativeService } from './initiative-service.ts';

/** What initiatives are sorted by, and the figures beside them; for members of a Side. */
export function initiativeRoutes(options: { memberOnly: MemberGuard; initiatives: InitiativeService }) {
  const { memberOnly, initiatives } = options;
  return new Hono<MemberEnv>()
    .get('/sectors', memberOnly, async (c) =>
      c.json({ sectors: await initiatives.listSectors(c.var.member) }),
    )
    .get('/indicators', memberOnly, async (c) =>
      c.json({ indicators: await initiatives.listIndicators(c.var.member) }),
    );
}
