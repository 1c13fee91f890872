import { Hono } from 'hono';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { BodyService } from './body-service.ts';

/** When the offices of both Sides work: a last day is checked against it while it is chosen. For their members. */
export function calendarRoutes({ memberOnly, bodies }: { memberOnly: MemberGuard; bodies: BodyService }) {
  return new Hono<MemberEnv>().get('/calendars', memberOnly, async (c) => {
    if (!may(c.var.member, Verb.read, { type: 'register' })) {
      throw new AppError(ErrorCode.forbidden, 'the calendars are for the two Sides');
    }
    const { calendars } = await bodies.workingDays();
    return c.json({ calendars });
  });
}
