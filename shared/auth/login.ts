import { z } from 'zod/mini';
import { OWN_ADDRESS } from './own-address.ts';

/** Long enough for a memorable sentence; no rule about kinds of letters, which only make passwords alike. */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;

export const newPasswordSchema = z
  .string()
  .check(z.minLength(PASSWORD_LENGTH.least), z.maxLength(PASSWORD_LENGTH.most));
/** One that exists already is not measured, only bounded. */
export const passwordSchema = z.string().check(z.minLength(1), z.maxLength(PASSWORD_LENGTH.most));

/** Compared without regard to capitals, everywhere. */
export const emailSchema = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(254),
    z.regex(/^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]+$/),
  );

/** An address of our own to go on to after a login: never leads elsewhere. */
export const ownAddressSchema = z.string().check(z.maxLength(2000), z.regex(OWN_ADDRESS));

/** `POST /api/login/password` */
export const passwordLoginSchema = z.strictObject({ email: emailSchema, password: passwordSchema });

/** Of an authenticator, or one of the codes that were written down. */
const secondFactorKindSchema = z.enum(['code', 'recovery']);
/** `POST /api/login/second-factor` */
export const secondFactorLoginSchema = z.strictObject({
  kind: secondFactorKindSchema,
  code: z.string().check(z.trim(), z.minLength(6), z.maxLength(20)),
});

const bytes = z.string().check(z.maxLength(20_000));

/** What a key of the person answers, in base64url; read by the library that checks it. */
export const keyAnswerSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(1400)),
  rawId: bytes,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: bytes,
    /** Of a new key. */
    attestationObject: z.optional(bytes),
    transports: z.optional(z.array(z.string().check(z.maxLength(30)))),
    /** Of one that is known. */
    authenticatorData: z.optional(bytes),
    signature: z.optional(bytes),
    userHandle: z.optional(z.nullable(bytes)),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()),
});
/** `POST /api/login/passkey` */
export const passkeyLoginSchema = z.strictObject({ answer: keyAnswerSchema });

/** `POST /api/login/single-sign-on` */
export const signOnSchema = z.strictObject({ to: z.nullable(ownAddressSchema) });

/** `POST /api/login/forgotten` */
export const forgottenSchema = z.strictObject({ email: emailSchema });
/** `POST /api/login/new-password` */
export const newPasswordByLinkSchema = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(100)),
  password: newPasswordSchema,
});

/** Answer of `GET /api/login/methods`: what this server offers a visitor. */
export const loginMethodsSchema = z.object({
  /** A person of the demonstration can be chosen. */
  demonstration: z.boolean(),
  /** The provider's name as its operator gave it; null: none is set up. */
  singleSignOn: z.nullable(z.string()),
  /** Letters can be sent: a forgotten password is answered by one. */
  mail: z.boolean(),
});
export type LoginMethods = z.infer<typeof loginMethodsSchema>;

/** Answer to a right password. */
export const loginStepSchema = z.object({ next: z.enum(['entered', 'second-factor']) });

/** Why a link leads nowhere. */
export const LinkEnd = {
  used: 'used',
  withdrawn: 'withdrawn',
  expired: 'expired',
  unknown: 'unknown',
} as const;
export type LinkEnd = (typeof LinkEnd)[keyof typeof LinkEnd];
