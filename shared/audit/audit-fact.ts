import type { MemberId, SideId } from '#shared/core/id.ts';
import type { Instant } from '#shared/core/instant.ts';
import type { Role } from '#shared/access/role.ts';
import type { AuditReaders } from './audit-readers.ts';

/** What may be recorded, past tense. A name that was ever stored is never changed. */
export const FactName = {
  workspaceFounded: 'WorkspaceFounded',
  memberAppointed: 'MemberAppointed',
  memberInvited: 'MemberInvited',
  invitationWithdrawn: 'InvitationWithdrawn',
  memberSuspended: 'MemberSuspended',
  memberBroughtBack: 'MemberBroughtBack',
  passwordLinkIssued: 'PasswordLinkIssued',
  passwordChanged: 'PasswordChanged',
  /** A letter with a link was asked for. Its thing is a digest of what was typed, as of `loginRefused`. */
  passwordForgotten: 'PasswordForgotten',
  passwordReset: 'PasswordReset',
  secondFactorAdded: 'SecondFactorAdded',
  secondFactorRemoved: 'SecondFactorRemoved',
  recoveryCodesRenewed: 'RecoveryCodesRenewed',
  passkeyAdded: 'PasskeyAdded',
  passkeyRemoved: 'PasskeyRemoved',
  loginPolicyChosen: 'LoginPolicyChosen',
  /** Digests of names, and no name: the record is for ever, and persons are named in it by their ids. */
  memberRenamed: 'MemberRenamed',
  memberSeatChanged: 'MemberSeatChanged',
  subGroupCreated: 'SubGroupCreated',
  subGroupRenamed: 'SubGroupRenamed',
  subGroupValidityChanged: 'SubGroupValidityChanged',
  subGroupLeadNamed: 'SubGroupLeadNamed',
  sideChanged: 'SideChanged',
  sideWeekendChanged: 'SideWeekendChanged',
  sideHolidayEntered: 'SideHolidayEntered',
  sideHolidayRemoved: 'SideHolidayRemoved',
  sideWorkingDayEntered: 'SideWorkingDayEntered',
  sideWorkingDayRemoved: 'SideWorkingDayRemoved',
  sideOrderChosen: 'SideOrderChosen',
  documentCreated: 'DocumentCreated',
  partsCommanded: 'PartsCommanded',
  documentRenamed: 'DocumentRenamed',
  documentArchived: 'DocumentArchived',
  documentBroughtBack: 'DocumentBroughtBack',
  /** `fact` in the details names what happened to the action; the digests are of its facts before and after. */
  actionFactStored: 'ActionFactStored',
  initiativeStageReached: 'InitiativeStageReached',
  evidenceFileKept: 'EvidenceFileKept',
  workingDayRuleChosen: 'WorkingDayRuleChosen',
  sessionAnnounced: 'SessionAnnounced',
  /** The digests are of its facts before and after. */
  sessionChanged: 'SessionChanged',
  sessionStageReached: 'SessionStageReached',
  /** Digests only: the list names persons. */
  delegationListed: 'DelegationListed',
  sessionOpened: 'SessionOpened',
  /** Its log goes on from a back-up: `backupAt` in the details. */
  textRestored: 'TextRestored',
  loginStarted: 'LoginStarted',
  loginEnded: 'LoginEnded',
  /** Its thing is a digest of what was typed as the address: whether there is such an account is not told. */
  loginRefused: 'LoginRefused',
} as const;
export type FactName = (typeof FactName)[keyof typeof FactName];

/** Who did it. The system itself, and a visitor who is nobody yet, have neither Side nor role. */
export type Actor = {
  readonly member: MemberId | 'system' | 'visitor';
  readonly side: SideId | null;
  readonly role: Role | null;
};

/** Something that happened, stored for ever. It may name things; it never holds words of a text. */
export type AuditFact = {
  readonly at: Instant;
  readonly actor: Actor;
  readonly fact: FactName;
  /** What it concerns, such as `document/protocol-11`. */
  readonly thing: string;
  readonly digestBefore: string | null;
  readonly digestAfter: string | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  /** Who may read it; when it is not told, its name says (`readersOf`). */
  readonly readers?: AuditReaders;
};

/** A fact of the system's own doing, without digests or details. */
export function systemFact(at: Instant, fact: FactName, thing: string): AuditFact {
  const actor: Actor = { member: 'system', side: null, role: null };
  return { at, actor, fact, thing, digestBefore: null, digestAfter: null, details: {} };
}

/** What a member has done; digests and details where there are any. */
export function memberFact(
  { id: member, side, role }: { id: MemberId; side: SideId | null; role: Role },
  at: Instant,
  what: Pick<AuditFact, 'fact' | 'thing'> &
    Partial<Pick<AuditFact, 'digestBefore' | 'digestAfter' | 'details'>>,
): AuditFact {
  return { at, actor: { member, side, role }, digestBefore: null, digestAfter: null, details: {}, ...what };
}
