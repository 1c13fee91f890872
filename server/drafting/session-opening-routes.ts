import { Hono } from 'hono';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { sessionOpeningSchema } from '#shared/sessions/session-opening.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { SessionOpeningService } from './session-opening-service.ts';

/** Opening the next session with the draft of its Protocol; for co-chairs and secretaries. */
export function sessionOpeningRoutes(options: { memberOnly: MemberGuard; opening: SessionOpeningService }) {
  const { memberOnly, opening } = options;
  return new Hono<MemberEnv>().post(
    '/sessions/:number/open',
    memberOnly,
    validatedBody(sessionOpeningSchema),
    async (c) => {
      const number = c.req.param('number');
      if (!/^[1-9]\d{0,3}$/.test(number)) throw new AppError(ErrorCode.notFound, 'that is no session');
      const opened = await opening.openSession(c.var.member, Number(number), c.req.valid('json'));
      return c.json(opened, opened.isNew ? 201 : 200);
    },
  );
}
