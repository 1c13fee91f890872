import { Hono } from 'hono';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { reviewPlaceSchema } from '#shared/actions/register-change.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { ChangeStream } from './change-stream.ts';

/**
 * What changes in the register, as it happens, and who reviews what; for members of a Side. Whoever looks after members
 * without reading the register is told that these have changed, and nothing else.
 */
export function changeRoutes({ memberOnly, changes }: { memberOnly: MemberGuard; changes: ChangeStream }) {
  return new Hono<MemberEnv>()
    .get('/changes', memberOnly, (c) => {
      const { member, login } = c.var;
      const readsRegister = may(member, Verb.read, { type: 'register' });
      if (!readsRegister && !may(member, Verb.readMembers, { type: 'members', side: member.side })) {
        throw new AppError(ErrorCode.forbidden, 'the register is for the two Sides');
      }
      const { headers } = c.req.raw;
      const lastEventId = headers.get('last-event-id') ?? null;
      const answer = {
        'content-type': 'text/event-stream; charset=utf-8',
        // A proxy that gathers small answers would hold changes back.
        'x-accel-buffering': 'no',
        // Kept alive after its end, it would hold up a server that stops.
        connection: 'close',
      };
      return c.body(changes.open({ member, readsRegister, login, headers, lastEventId }), 200, answer);
    })
    .post('/actions/review-place', memberOnly, validatedBody(reviewPlaceSchema), (c) => {
      const { member } = c.var;
      if (!may(member, Verb.runAction, { type: 'register' })) {
        throw new AppError(ErrorCode.forbidden, 'this member reviews no actions');
      }
      changes.place(member, c.req.valid('json').action);
      return c.json({ placed: true });
    });
}
