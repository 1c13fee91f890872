import { createMiddleware } from 'hono/factory';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import type { FindCurrentMember } from './current-member.ts';

/** The guard in front of everything that is not public; refuses with `login-required`, or `second-factor-required`. */
export function requireLogin(find: FindCurrentMember): MemberGuard {
  return guard(find, { isForProving: false });
}

/** In front of one's own account: open also to whoever has still to prove a second factor there. */
export function requireAnyLogin(find: FindCurrentMember): MemberGuard {
  return guard(find, { isForProving: true });
}

function guard(find: FindCurrentMember, { isForProving }: { isForProving: boolean }): MemberGuard {
  return createMiddleware<MemberEnv>(async (c, next) => {
    const current = await find(c.req.raw.headers);
    if (current === null) throw new AppError(ErrorCode.loginRequired, 'no valid login');
    if (current.mustProve && !isForProving) {
      throw new AppError(ErrorCode.secondFactorRequired, 'this role needs a second factor');
    }
    c.set('login', current.login);
    c.set('member', current.member);
    c.set('mustProve', current.mustProve);
    await next();
    for (const cookie of current.cookies) c.header('Set-Cookie', cookie, { append: true });
  });
}
