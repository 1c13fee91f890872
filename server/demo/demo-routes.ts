import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { demoClockSchema } from '#shared/auth/demo-clock.ts';
import { demoLoginSchema, type DemoMember } from '#shared/auth/demo-login.ts';
import { LoginMethod } from '#shared/auth/login-method.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { Member } from '#shared/sides/member.ts';
import { LoginEnding } from '#server/auth/login-record.ts';
import type { Logins } from '#server/auth/logins.ts';
import type { AddressOf } from '#server/http/client-address.ts';
import { type OwnOrigin, isLoopbackAddress } from '#server/http/own-origin.ts';
import type { RequestEnv } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { MemberService } from '#server/sides/member-service.ts';

type Options = {
  isDemo: boolean;
  ownOrigin: OwnOrigin;
  addressOf: AddressOf;
  logins: Logins;
  closeLogin: (login: string) => void;
  members: MemberService;
  /** Sets the business date, for everybody and for after a restart. */
  setClock: (day: CalendarDay) => Promise<void>;
};

/** Choosing a person instead of proving who one is: in a demonstration only, from this machine only. */
export function demoRoutes({ isDemo, ownOrigin, addressOf, members, setClock, ...options }: Options) {
  const { logins, closeLogin } = options;
  const demoOnly = demonstrationOnly({ isDemo, ownOrigin, addressOf });
  return new Hono<RequestEnv>()
    .get('/demo/members', demoOnly, async (c) => c.json((await members.listActive()).map(asDemoMember)))
    .post('/demo/login', demoOnly, validatedBody(demoLoginSchema), async (c) => {
      const member = await members.findMember(c.req.valid('json').member);
      if (member === null) throw new AppError(ErrorCode.notFound, 'nobody of that name is appointed');
      // As with every other way in: a browser has one login.
      const last = await logins.end(c.req.raw.headers, LoginEnding.replaced);
      if (last.login !== null) closeLogin(last.login);
      const started = await logins.start(member.id, LoginMethod.demonstration, c.req.raw.headers);
      for (const cookie of started.cookies) c.header('Set-Cookie', cookie, { append: true });
      return c.json({ member: asDemoMember(member) });
    })
    .post('/demo/clock', demoOnly, validatedBody(demoClockSchema), async (c) => {
      const { day } = c.req.valid('json');
      await setClock(day);
      return c.json({ businessDate: day });
    });
}

/**
 * A page that merely resolves to this machine carries a foreign `Host`; a page of another site a foreign `Origin`.
 * Both are checked here again, for reading too, whatever address the server listens at.
 */
function demonstrationOnly({
  isDemo,
  ownOrigin,
  addressOf,
}: Pick<Options, 'isDemo' | 'ownOrigin' | 'addressOf'>) {
  return createMiddleware<RequestEnv>(async (c, next) => {
    if (!isDemo) throw new AppError(ErrorCode.notFound, 'this is no demonstration');
    const { headers } = c.req.raw;
    const isLocal = isLoopbackAddress(addressOf(c));
    if (!isLocal || !ownOrigin.isLoopbackHost(headers.get('host')) || !ownOrigin.isOwn(headers)) {
      throw new AppError(ErrorCode.foreignOrigin, 'the demonstration is open to this machine only');
    }
    await next();
  });
}

function asDemoMember({ id, side, role, subGroups, name }: Member): DemoMember {
  return { id, side, role, subGroup: subGroups[0] ?? null, name };
}
