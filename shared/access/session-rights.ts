import type { SideId } from '#shared/core/id.ts';
import { SessionStage } from '#shared/sessions/session.ts';
import { Role } from './role.ts';
import type { DelegationThing, DocumentThing, SessionThing } from './thing.ts';
import { Verb } from './verb.ts';

type Asking = { readonly side: SideId | null; readonly role: Role };

/** What belongs to a sealed session is only read, whatever its own stage. */
export function isOfSealedSession({ sessionStage }: DocumentThing | DelegationThing): boolean {
  return sessionStage === SessionStage.sealed;
}

/** Everybody knows of the sessions; secretaries of either Side keep what both have in common, until the seal. */
export function maySession({ role, side }: Asking, verb: Verb, { stage }: SessionThing): boolean {
  if (verb === Verb.read) return true;
  const keeps = role === Role.secretary && side !== null;
  return verb === Verb.manageSessions && keeps && stage !== SessionStage.sealed;
}

/** Members of both Sides read both lists; each Side's secretaries write their own. */
export function mayDelegation({ role, side }: Asking, verb: Verb, delegation: DelegationThing): boolean {
  if (side === null) return false;
  if (verb === Verb.read) return true;
  const keeps = role === Role.secretary && side === delegation.side;
  return verb === Verb.manageDelegation && keeps && !isOfSealedSession(delegation);
}
