import { z } from 'zod/mini';
import { keyAnswerSchema, newPasswordSchema, passwordSchema } from './login.ts';
import { loginMethodSchema } from './login-method.ts';

/** A browser in which the member is logged in. */
export const ownLoginSchema = z.object({
  id: z.string(),
  method: loginMethodSchema,
  /** What the browser calls itself; empty when it did not say. */
  device: z.string(),
  begunAt: z.int(),
  isHere: z.boolean(),
});
export type OwnLogin = z.infer<typeof ownLoginSchema>;

const ownPasskeySchema = z.object({
  id: z.string(),
  name: z.nullable(z.string()),
  addedAt: z.nullable(z.int()),
});
export type OwnPasskey = z.infer<typeof ownPasskeySchema>;

/** Answer of `GET /api/account`: how the member logs in. */
export const accountSchema = z.object({
  email: z.string(),
  hasPassword: z.boolean(),
  hasCodes: z.boolean(),
  passkeys: z.array(ownPasskeySchema),
  logins: z.array(ownLoginSchema),
  /** The role demands a second factor and this login lacks one: nothing else is open until it has. */
  mustProve: z.boolean(),
});
export type Account = z.infer<typeof accountSchema>;

/** `POST /api/account/password` */
export const passwordChangeSchema = z.strictObject({ current: passwordSchema, next: newPasswordSchema });
/** `POST /api/account/codes`, `…/codes/removal` and `…/codes/recovery` */
export const byPasswordSchema = z.strictObject({ password: passwordSchema });
/** `POST /api/account/codes/confirmation` */
export const firstCodeSchema = z.strictObject({ code: z.string().check(z.trim(), z.regex(/^\d{6}$/)) });

/** Begins the codes of an authenticator: `uri` for its picture, `recovery` to be written down. */
export const begunCodesSchema = z.object({ uri: z.string(), recovery: z.array(z.string()) });
export const recoveryCodesSchema = z.object({ recovery: z.array(z.string()) });

const passkeyNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
/** `POST /api/account/passkeys` */
export const newPasskeySchema = z.strictObject({ name: passkeyNameSchema, answer: keyAnswerSchema });
/** `PUT /api/account/passkeys/:id` */
export const renamedPasskeySchema = z.strictObject({ name: passkeyNameSchema });

/** In the path of a passkey or login of one's own. */
export const ownRowIdSchema = z.string().check(z.minLength(1), z.maxLength(64));
