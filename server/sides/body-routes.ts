import { Hono } from 'hono';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { BodyService } from './body-service.ts';

/** Ministries, departments and agencies of both Sides; for their members. */
export function bodyRoutes({ memberOnly, bodies }: { memberOnly: MemberGuard; bodies: BodyService }) {
  return new Hono<MemberEnv>().get('/bodies', memberOnly, async (c) =>
    c.json({ bodies: await bodies.listBodies(c.var.member) }),
  );
}
