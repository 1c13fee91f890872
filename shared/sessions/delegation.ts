import { z } from 'zod/mini';
import { memberIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';
import { writtenNameSchema } from '#shared/sides/written-name.ts';
import { sessionSchema } from './session.ts';

/** What a person is in the delegation of one session. */
export const DelegateRole = {
  head: 'head',
  deputyHead: 'deputy-head',
  member: 'member',
  secretary: 'secretary',
  adviser: 'adviser',
  expert: 'expert',
  interpreter: 'interpreter',
} as const;
export type DelegateRole = (typeof DelegateRole)[keyof typeof DelegateRole];

/** Data of persons is kept to what the list in the annex says: no addresses, no documents (domain rule 30). */
const delegateSchema = z.object({
  role: z.enum(DelegateRole),
  /** Position and body, as the list names them. */
  office: z.nullable(localizedNameSchema),
  /** Of a member the member's own. */
  name: z.nullable(localizedNameSchema),
  member: z.nullable(memberIdSchema),
});
export type Delegate = z.infer<typeof delegateSchema>;

/** The delegation of one Side, in its order of precedence. */
export const delegationSchema = z.object({
  side: sideIdSchema,
  /** 0: nothing was ever written. */
  revision: z.int(),
  delegates: z.array(delegateSchema),
});
export type Delegation = z.infer<typeof delegationSchema>;

/** `GET /api/sessions/:number`. Delegations are for members of the two Sides; others get none. */
export const sessionDetailSchema = z.object({
  session: sessionSchema,
  delegations: z.array(delegationSchema),
});
export type SessionDetail = z.infer<typeof sessionDetailSchema>;

/** A body of 64 KiB holds as many, and a delegation of both Sides together is of about 80. */
const DELEGATES = 100;

const listedSchema = z
  .strictObject({
    role: z.enum(DelegateRole),
    office: z.nullable(writtenNameSchema),
    name: z.nullable(writtenNameSchema),
    member: z.nullable(memberIdSchema),
  })
  // The name of a member has one owner.
  .check(z.refine(({ name, member }) => name === null || member === null, { path: ['name'] }));

/** `PUT /api/sessions/:number/delegations/:side`: the whole list anew; its order is the order of precedence. */
export const delegationListSchema = z
  .strictObject({
    expectedRevision: z.int().check(z.nonnegative()),
    delegates: z.array(listedSchema).check(z.maxLength(DELEGATES)),
  })
  .check(
    z.refine(({ delegates }) => delegates.filter(({ role }) => role === DelegateRole.head).length <= 1, {
      path: ['delegates'],
    }),
    z.refine(
      ({ delegates }) => {
        const members = delegates.flatMap(({ member }) => member ?? []);
        return new Set(members).size === members.length;
      },
      { path: ['delegates'] },
    ),
  );
export type DelegationList = z.infer<typeof delegationListSchema>;
