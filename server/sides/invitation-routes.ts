import { type Context, Hono } from 'hono';
import { LoginMethod } from '#shared/auth/login-method.ts';
import { acceptanceSchema, invitationTokenSchema, newInvitationSchema } from '#shared/sides/invitation.ts';
import type { Attempts } from '#server/auth/attempts.ts';
import { sendCookies } from '#server/auth/login-cookies.ts';
import { LoginEnding } from '#server/auth/login-record.ts';
import type { Logins } from '#server/auth/logins.ts';
import type { AddressOf } from '#server/http/client-address.ts';
import type { MemberEnv, MemberGuard, RequestEnv } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { InvitationService } from './invitation-service.ts';

type Options = {
  memberOnly: MemberGuard;
  invitations: InvitationService;
  logins: Logins;
  attempts: Attempts;
  addressOf: AddressOf;
  closeLogin: (login: string) => void;
};

/** Links by which people become members: issued by those who look after a Side, followed by visitors. */
export function invitationRoutes(options: Options) {
  const { memberOnly, invitations, attempts, addressOf } = options;
  const quietly = (c: Context<RequestEnv>) => attempts.spend('linkOfAddress', addressOf(c));
  const visitors = new Hono<RequestEnv>()
    .post('/invitations/reading', validatedBody(invitationTokenSchema), async (c) => {
      await quietly(c);
      return c.json(await invitations.read(c.req.valid('json').token));
    })
    .post('/invitations/acceptance', validatedBody(acceptanceSchema), async (c) => {
      await quietly(c);
      const member = await invitations.accept(c.req.valid('json'));
      const { headers } = c.req.raw;
      const last = await options.logins.end(headers, LoginEnding.replaced);
      if (last.login !== null) options.closeLogin(last.login);
      const begun = await options.logins.start(member, LoginMethod.password, headers);
      sendCookies(c, begun.cookies);
      return c.json({ member });
    });
  const issuers = new Hono<MemberEnv>()
    .post('/invitations', memberOnly, validatedBody(newInvitationSchema), async (c) =>
      c.json(await invitations.invite(c.var.member, c.req.valid('json')), 201),
    )
    .post('/invitations/:id/withdrawal', memberOnly, async (c) => {
      await invitations.withdraw(c.var.member, c.req.param('id'));
      return c.json({ withdrawn: true });
    });
  return new Hono<MemberEnv>().route('/', visitors).route('/', issuers);
}
