import { z } from 'zod/mini';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';
import { FactName } from './audit-fact.ts';

/** What facts are about: a reader looks for one of these. */
export const FactGroup = {
  members: 'members',
  logins: 'logins',
  documents: 'documents',
  register: 'register',
  workspace: 'workspace',
} as const;
export type FactGroup = (typeof FactGroup)[keyof typeof FactGroup];

const factsOfGroup: Readonly<Record<FactGroup, readonly FactName[]>> = {
  members: [
    FactName.memberAppointed,
    FactName.memberInvited,
    FactName.invitationWithdrawn,
    FactName.memberSuspended,
    FactName.memberBroughtBack,
  ],
  logins: [
    FactName.loginStarted,
    FactName.loginEnded,
    FactName.loginRefused,
    FactName.loginPolicyChosen,
    FactName.passwordLinkIssued,
    FactName.passwordChanged,
    FactName.passwordForgotten,
    FactName.passwordReset,
    FactName.secondFactorAdded,
    FactName.secondFactorRemoved,
    FactName.recoveryCodesRenewed,
    FactName.passkeyAdded,
    FactName.passkeyRemoved,
  ],
  documents: [
    FactName.documentCreated,
    FactName.documentRenamed,
    FactName.documentArchived,
    FactName.documentBroughtBack,
    FactName.partsCommanded,
  ],
  register: [FactName.actionFactStored, FactName.initiativeStageReached, FactName.evidenceFileKept],
  workspace: [],
};

/** Null: those of no other group. */
export function factsOf(group: FactGroup): readonly string[] | null {
  return group === FactGroup.workspace ? null : factsOfGroup[group];
}

/** Facts that some group names. */
export const groupedFacts: readonly string[] = Object.values(factsOfGroup).flat();

/** `joint`: what both Sides may read; `own`: what the other Side may not. */
export const AuditView = { all: 'all', joint: 'joint', own: 'own' } as const;
export type AuditView = (typeof AuditView)[keyof typeof AuditView];

/** An entry as it is listed: everything but what only a check of the chain needs. */
const listedEntrySchema = z.object({
  position: z.int(),
  at: z.int(),
  actor: z.string(),
  /** Null for the system, and for whoever has gone. */
  actorName: z.nullable(localizedNameSchema),
  side: z.nullable(z.string()),
  role: z.nullable(z.string()),
  fact: z.string(),
  thing: z.string(),
  digestBefore: z.nullable(z.string()),
  digestAfter: z.nullable(z.string()),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** `AuditReaders` */
  readers: z.string(),
  hash: z.string(),
});
export type ListedEntry = z.infer<typeof listedEntrySchema>;

export const auditPageSchema = z.object({ entries: z.array(listedEntrySchema), hasMore: z.boolean() });
export type AuditPage = z.infer<typeof auditPageSchema>;

const headSchema = z.object({ position: z.int(), hash: z.string() });

/** `GET /api/audit/chain`: whether the whole record holds, also where the reader sees only links. */
export const auditChainSchema = z.object({
  entries: z.int(),
  head: z.nullable(headSchema),
  isWhole: z.boolean(),
  /** Of the first fault; null when there is none. */
  brokenAt: z.nullable(z.int()),
});
export type AuditChain = z.infer<typeof auditChainSchema>;
