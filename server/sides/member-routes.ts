import { Hono } from 'hono';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { loginPolicySchema } from '#shared/sides/invitation.ts';
import type { Member } from '#shared/sides/member.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import { memberNameSchema, seatChangeSchema } from '#shared/sides/seat.ts';
import type { MemberListService } from './member-list-service.ts';
import type { MemberSeatService } from './member-seat-service.ts';

type Options = {
  memberOnly: MemberGuard;
  memberList: MemberListService;
  memberSeats: MemberSeatService;
  /** The path of a link for a new password of that member, told once; refuses with `not-found`. */
  issuePasswordLink: (asking: Member, id: string) => Promise<string>;
};

/** Members, for those who look after them. */
export function memberRoutes({ memberOnly, memberList, memberSeats, issuePasswordLink }: Options) {
  return new Hono<MemberEnv>()
    .get('/members', memberOnly, async (c) => c.json(await memberList.list(c.var.member)))
    .post('/members/:id/suspension', memberOnly, async (c) => {
      await memberList.suspend(c.var.member, c.req.param('id'), true);
      return c.json({ suspended: true });
    })
    .delete('/members/:id/suspension', memberOnly, async (c) => {
      await memberList.suspend(c.var.member, c.req.param('id'), false);
      return c.json({ suspended: false });
    })
    .put('/members/:id/seat', memberOnly, validatedBody(seatChangeSchema), async (c) => {
      await memberSeats.changeSeat(c.var.member, c.req.param('id'), c.req.valid('json'));
      return c.json({ changed: true });
    })
    .put('/members/:id/name', memberOnly, validatedBody(memberNameSchema), async (c) => {
      await memberSeats.rename(c.var.member, c.req.param('id'), c.req.valid('json'));
      return c.json({ renamed: true });
    })
    .post('/members/:id/password-link', memberOnly, async (c) => {
      if (!may(c.var.member, Verb.resetPassword, { type: 'workspace' })) {
        throw new AppError(ErrorCode.forbidden, 'only an administrator issues such links');
      }
      return c.json({ path: await issuePasswordLink(c.var.member, c.req.param('id')) });
    })
    .put('/login-policy', memberOnly, validatedBody(loginPolicySchema), async (c) => {
      const { secondFactorRoles } = c.req.valid('json');
      await memberList.chooseSecondFactorRoles(c.var.member, secondFactorRoles);
      return c.json({ secondFactorRoles });
    });
}
