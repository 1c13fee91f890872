import { type Context, Hono } from 'hono';
import {
  byPasswordSchema,
  firstCodeSchema,
  newPasskeySchema,
  ownRowIdSchema,
  passwordChangeSchema,
  renamedPasskeySchema,
} from '#shared/auth/account.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { MemberEnv, MemberGuard } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { AccountService, Owner } from './account-service.ts';
import type { Attempts } from './attempts.ts';
import { sendCookies } from './login-cookies.ts';
import type { OpenLogins } from './open-logins.ts';

type Options = {
  memberOnly: MemberGuard;
  /** Open also to whoever has still to prove a second factor. */
  anyLogin: MemberGuard;
  account: AccountService;
  openLogins: OpenLogins;
  attempts: Attempts;
};

/** One's own account. Whose it is comes from the login alone. */
export function accountRoutes(options: Options) {
  return new Hono<MemberEnv>()
    .route('/', passwordRoutes(options))
    .route('/', codeRoutes(options))
    .route('/', keyRoutes(options))
    .route('/', ownLoginRoutes(options));
}

function passwordRoutes({ memberOnly, anyLogin, account, attempts }: Options) {
  return new Hono<MemberEnv>()
    .get('/account', anyLogin, async (c) => c.json(await account.read(ownerOf(c))))
    .post('/account/password', memberOnly, validatedBody(passwordChangeSchema), async (c) => {
      await attempts.spend('passwordOfAccount', c.var.member.id);
      sendCookies(c, await account.changePassword(ownerOf(c), c.req.valid('json')));
      return c.json({ changed: true });
    });
}

function codeRoutes({ memberOnly, anyLogin, account, attempts }: Options) {
  return new Hono<MemberEnv>()
    .post('/account/codes', anyLogin, validatedBody(byPasswordSchema), async (c) => {
      await attempts.spend('passwordOfAccount', c.var.member.id);
      return c.json(await account.beginCodes(ownerOf(c), c.req.valid('json').password));
    })
    .post('/account/codes/confirmation', anyLogin, validatedBody(firstCodeSchema), async (c) => {
      await attempts.spend('codeOfAccount', c.var.member.id);
      sendCookies(c, await account.confirmCode(ownerOf(c), c.req.valid('json').code));
      return c.json({ confirmed: true });
    })
    .post('/account/codes/removal', memberOnly, validatedBody(byPasswordSchema), async (c) => {
      await attempts.spend('passwordOfAccount', c.var.member.id);
      sendCookies(c, await account.removeCodes(ownerOf(c), c.req.valid('json').password));
      return c.json({ removed: true });
    })
    .post('/account/codes/recovery', memberOnly, validatedBody(byPasswordSchema), async (c) => {
      await attempts.spend('passwordOfAccount', c.var.member.id);
      return c.json({ recovery: await account.renewRecovery(ownerOf(c), c.req.valid('json').password) });
    });
}

function keyRoutes({ memberOnly, anyLogin, account }: Options) {
  return new Hono<MemberEnv>()
    .post('/account/passkeys/question', anyLogin, async (c) => {
      const { answer, cookies } = await account.askNewKey(ownerOf(c));
      sendCookies(c, cookies);
      return c.json({ question: answer });
    })
    .post('/account/passkeys', anyLogin, validatedBody(newPasskeySchema), async (c) => {
      sendCookies(c, await account.addKey(ownerOf(c), c.req.valid('json')));
      return c.json({ added: true });
    })
    .put('/account/passkeys/:id', memberOnly, validatedBody(renamedPasskeySchema), async (c) => {
      await account.renameKey(ownerOf(c), ownId(c), c.req.valid('json').name);
      return c.json({ renamed: true });
    })
    .delete('/account/passkeys/:id', memberOnly, async (c) => {
      await account.removeKey(ownerOf(c), ownId(c));
      return c.json({ removed: true });
    });
}

function ownLoginRoutes({ memberOnly, openLogins }: Options) {
  return new Hono<MemberEnv>()
    .delete('/account/logins/:id', memberOnly, async (c) => {
      if (!(await openLogins.end(c.var.member.id, ownId(c)))) {
        throw new AppError(ErrorCode.notFound, 'this member has no such login');
      }
      return c.json({ ended: true });
    })
    .post('/account/logins/others-end', memberOnly, async (c) => {
      await openLogins.endOthers(c.var.member.id, c.var.login);
      return c.json({ ended: true });
    });
}

function ownerOf(c: Context<MemberEnv>): Owner {
  const { member, login, mustProve } = c.var;
  return { user: member.id, login, mustProve, headers: c.req.raw.headers };
}

function ownId(c: Context<MemberEnv>): string {
  const id = ownRowIdSchema.safeParse(c.req.param('id'));
  if (!id.success) throw new AppError(ErrorCode.notFound, 'no such thing of this member');
  return id.data;
}
