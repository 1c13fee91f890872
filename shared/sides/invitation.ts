import { z } from 'zod/mini';
import { Role, roleSchema } from '#shared/access/role.ts';
import { emailSchema, newPasswordSchema } from '#shared/auth/login.ts';
import { memberIdSchema, sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { localeSchema } from '#shared/i18n/locale.ts';
import { localizedNameSchema } from './localized-name.ts';
import { sitsInSubGroup } from './seat.ts';

/** Hours and minutes that a link may be followed. */
export const INVITATION_MS = 72 * 60 * 60_000;
/** Whoever reads the server's output could found the workspace: not for long. */
export const SET_UP_MS = 30 * 60_000;

const personName = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));

/** `POST /api/invitations`: what the link makes of whoever follows it. */
export const newInvitationSchema = z
  .strictObject({
    side: z.nullable(sideIdSchema),
    role: roleSchema,
    subGroups: z.array(subGroupIdSchema).check(z.maxLength(20)),
    name: personName,
    /** Gets the link by letter when letters can be sent; and is then the only address that may accept it. */
    email: z.nullable(emailSchema),
    /** Of the letter. */
    locale: localeSchema,
  })
  .check(
    // An administrator is of neither Side, and nobody else is.
    z.refine(({ side, role }) => (side === null) === (role === Role.administrator), { path: ['side'] }),
    z.refine(({ role, subGroups }) => !sitsInSubGroup(role) || subGroups.length > 0, { path: ['subGroups'] }),
    z.refine(({ side, subGroups }) => side !== null || subGroups.length === 0, { path: ['subGroups'] }),
  );
export type NewInvitation = z.infer<typeof newInvitationSchema>;

/** Answer to it. `path` is told once, and only when no letter carries it. */
export const issuedInvitationSchema = z.object({ id: z.string(), path: z.nullable(z.string()) });
export type IssuedInvitation = z.infer<typeof issuedInvitationSchema>;

const tokenSchema = z.string().check(z.minLength(1), z.maxLength(100));

/** `POST /api/invitations/reading`: the link's secret stands behind `#`, which no proxy writes to its log. */
export const invitationTokenSchema = z.strictObject({ token: tokenSchema });

/** What a link says to whoever holds it. */
export const readInvitationSchema = z.object({
  kind: z.enum(['set-up', 'member']),
  side: z.nullable(z.object({ id: sideIdSchema, name: localizedNameSchema })),
  role: roleSchema,
  subGroups: z.array(localizedNameSchema),
  name: z.nullable(z.string()),
  /** Null: the person gives one. */
  email: z.nullable(z.string()),
  expiresAt: z.int(),
});
export type ReadInvitation = z.infer<typeof readInvitationSchema>;

/** `POST /api/invitations/acceptance`. Side, role and sub-groups are not among the fields: the link has them. */
export const acceptanceSchema = z.strictObject({
  token: tokenSchema,
  /** As the person spells it; a spelling that is left out is that of `en`. */
  name: z.strictObject({ en: personName, ru: z.nullable(personName), hi: z.nullable(personName) }),
  /** Null where the invitation names the address. */
  email: z.nullable(emailSchema),
  password: newPasswordSchema,
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

/** One line of the list of members. */
const listedMemberSchema = z.object({
  id: memberIdSchema,
  side: z.nullable(sideIdSchema),
  role: roleSchema,
  subGroups: z.array(subGroupIdSchema),
  name: localizedNameSchema,
  email: z.nullable(z.string()),
  isSuspended: z.boolean(),
  hasSecondFactor: z.boolean(),
});
export type ListedMember = z.infer<typeof listedMemberSchema>;

const openInvitationSchema = z.object({
  id: z.string(),
  side: z.nullable(sideIdSchema),
  role: roleSchema,
  subGroups: z.array(subGroupIdSchema),
  name: z.nullable(z.string()),
  email: z.nullable(z.string()),
  issuedAt: z.int(),
  expiresAt: z.int(),
});
export type OpenInvitation = z.infer<typeof openInvitationSchema>;

/** Answer of `GET /api/members`: those whom the one who asks looks after. */
export const memberListSchema = z.object({
  members: z.array(listedMemberSchema),
  invitations: z.array(openInvitationSchema),
  isMailConfigured: z.boolean(),
  /** Roles that must log in with a second factor. */
  secondFactorRoles: z.array(roleSchema),
});
export type MemberList = z.infer<typeof memberListSchema>;

/** `PUT /api/login-policy` */
export const loginPolicySchema = z.strictObject({
  secondFactorRoles: z.array(roleSchema).check(z.maxLength(20)),
});
