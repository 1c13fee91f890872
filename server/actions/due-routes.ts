import { Hono } from 'hono';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { dueGroupOf } from '#shared/actions/due-list.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { RegisterService } from './register-service.ts';

/** What wants the attention of the asking member's Side, without the rest of the register. */
export function dueRoutes({ memberOnly, register }: { memberOnly: MemberGuard; register: RegisterService }) {
  return new Hono<MemberEnv>().get('/actions/due', memberOnly, async (c) => {
    const { member } = c.var;
    const { side } = member;
    if (side === null || !may(member, Verb.read, { type: 'register' })) {
      throw new AppError(ErrorCode.forbidden, 'the register is for the two Sides');
    }
    const rows = (await register.rows()).filter((row) => dueGroupOf(row, side) !== null);
    return c.json({ rows, mayRun: may(member, Verb.runAction, { type: 'register' }) });
  });
}
