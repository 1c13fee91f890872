import { exhaustive } from '#shared/core/exhaustive.ts';
import type { SideId } from '#shared/core/id.ts';
import { FactName, type AuditFact } from './audit-fact.ts';

/**
 * Who may read an entry of the record, as it is stored and hashed:
 * `joint`: both Sides and administrators, for what the Sides have in common;
 * `people:SIDE`: that Side and administrators, for who acts for it and how they log in;
 * `side:SIDE`: that Side alone, for what it keeps to itself;
 * `administration`: administrators alone.
 */
export type AuditReaders = 'joint' | 'administration' | `people:${string}` | `side:${string}`;

export function isAuditReaders(text: string): text is AuditReaders {
  return /^(?:joint|administration|(?:people|side):.+)$/.test(text);
}

/** What happens to the members of a Side; null: to administrators. */
export function readersOfPeople(side: SideId | string | null): AuditReaders {
  return side === null ? 'administration' : `people:${side}`;
}

/** What happens to a thing of both Sides, or (`side`) to one that a Side keeps to itself. */
export function readersOfThing(side: SideId | string | null): AuditReaders {
  return side === null ? 'joint' : `side:${side}`;
}

type Told = Pick<AuditFact, 'actor' | 'details' | 'readers'>;
type Rule = 'joint' | 'people of the actor' | 'the Side of the actor' | 'administration';

/** A name that is missing here does not compile: who may read a fact is decided when it is named. */
const ruleOf: Readonly<Record<FactName, Rule>> = {
  [FactName.workspaceFounded]: 'joint',
  [FactName.memberAppointed]: 'people of the actor',
  [FactName.memberInvited]: 'people of the actor',
  [FactName.invitationWithdrawn]: 'people of the actor',
  [FactName.memberRenamed]: 'people of the actor',
  [FactName.memberSeatChanged]: 'people of the actor',
  [FactName.memberSuspended]: 'people of the actor',
  [FactName.memberBroughtBack]: 'people of the actor',
  [FactName.passwordLinkIssued]: 'people of the actor',
  [FactName.passwordChanged]: 'people of the actor',
  [FactName.passwordReset]: 'people of the actor',
  [FactName.secondFactorAdded]: 'people of the actor',
  [FactName.secondFactorRemoved]: 'people of the actor',
  [FactName.recoveryCodesRenewed]: 'people of the actor',
  [FactName.passkeyAdded]: 'people of the actor',
  [FactName.passkeyRemoved]: 'people of the actor',
  [FactName.loginStarted]: 'people of the actor',
  [FactName.loginEnded]: 'people of the actor',
  [FactName.loginRefused]: 'administration',
  [FactName.passwordForgotten]: 'administration',
  [FactName.loginPolicyChosen]: 'joint',
  [FactName.documentCreated]: 'joint',
  [FactName.partsCommanded]: 'joint',
  [FactName.documentRenamed]: 'joint',
  [FactName.documentArchived]: 'joint',
  [FactName.documentBroughtBack]: 'joint',
  [FactName.actionFactStored]: 'joint',
  [FactName.initiativeStageReached]: 'joint',
  // The other Side learns of a file when a report names it.
  [FactName.evidenceFileKept]: 'the Side of the actor',
  [FactName.workingDayRuleChosen]: 'joint',
  [FactName.sessionOpened]: 'joint',
  [FactName.sessionAnnounced]: 'joint',
  [FactName.sessionChanged]: 'joint',
  [FactName.sessionStageReached]: 'joint',
  [FactName.delegationListed]: 'joint',
  [FactName.subGroupCreated]: 'joint',
  [FactName.subGroupRenamed]: 'joint',
  [FactName.subGroupValidityChanged]: 'joint',
  [FactName.subGroupLeadNamed]: 'joint',
  [FactName.sideChanged]: 'joint',
  [FactName.sideWeekendChanged]: 'joint',
  [FactName.sideHolidayEntered]: 'joint',
  [FactName.sideHolidayRemoved]: 'joint',
  [FactName.sideWorkingDayEntered]: 'joint',
  [FactName.sideWorkingDayRemoved]: 'joint',
  [FactName.sideOrderChosen]: 'joint',
  // It names texts, also of documents that one Side keeps to itself.
  [FactName.textRestored]: 'administration',
};

/** Who may read the fact: whoever its teller names, else whom its name says. */
export function readersOf(fact: Told & { readonly fact: FactName }): AuditReaders {
  if (fact.readers !== undefined) return fact.readers;
  const { side } = fact.actor;
  const rule = ruleOf[fact.fact];
  switch (rule) {
    case 'joint':
      return 'joint';
    case 'people of the actor':
      return readersOfPeople(side);
    case 'the Side of the actor':
      return readersOfThing(side);
    case 'administration':
      return 'administration';
    default:
      return exhaustive(rule);
  }
}
