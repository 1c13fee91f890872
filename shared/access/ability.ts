import type { SideId, SubGroupId } from '#shared/core/id.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { DocumentKind, DocumentStage } from '#shared/drafting/document.ts';
import { SessionStage } from '#shared/sessions/session.ts';
import { Condition, Standing, limits, rights } from './rights-table.ts';
import { Role } from './role.ts';
import type { ActionThing, DocumentThing, NewDocumentThing, PrivateTextThing, Thing } from './thing.ts';
import { type Verb, documentVerbs } from './verb.ts';

/** Who asks. */
export type ActingMember = {
  readonly side: SideId | null;
  /** Of today. */
  readonly role: Role;
  /** Those whose membership and whose own validity cover today: one that has expired is nobody's own. */
  readonly subGroups: readonly SubGroupId[];
  /** Kept out. */
  readonly isSuspended: boolean;
};

/** Decides access, here and nowhere else, by `rights-table.ts`. Refuses what no line of it grants. */
export function may(member: ActingMember, verb: Verb, thing: Thing): boolean {
  return standingsOf(member, thing).some(
    (standing) => isGranted(member.role, verb, standing) && isLeft(member, verb, { thing, standing }),
  );
}

/** All that the member may do to a document, from the weakest verb; empty when it must not be known to exist. */
export function abilitiesOf(member: ActingMember, document: DocumentThing): readonly Verb[] {
  return documentVerbs.filter((verb) => may(member, verb, document));
}

function isGranted(role: Role, verb: Verb, standing: Standing): boolean {
  return rights.some(
    (right) => right.to === standing && right.who.includes(role) && right.may.includes(verb),
  );
}

function isLeft(
  member: ActingMember,
  verb: Verb,
  { thing, standing }: { thing: Thing; standing: Standing },
): boolean {
  const first = limits.find(({ to, when }) => to.includes(standing) && isSo(when, member, thing));
  return first === undefined || first.leaves.includes(verb);
}

function isSo(condition: Condition, member: ActingMember, thing: Thing): boolean {
  const document = thing.type === 'private-text' ? thing.document : thing;
  switch (condition) {
    case Condition.suspended:
      return member.isSuspended;
    case Condition.withoutSide:
      return member.side === null && member.role !== Role.administrator;
    case Condition.sealed:
      return document.type === 'document' && document.stage === DocumentStage.sealed;
    case Condition.sessionSealed:
      return 'sessionStage' in document && document.sessionStage === SessionStage.sealed;
    case Condition.archived:
      return document.type === 'document' && document.isArchived;
    case Condition.agreed:
      return document.type === 'document' && document.stage === DocumentStage.agreed;
    case Condition.otherwise:
      return true;
    default:
      return exhaustive(condition);
  }
}

/** Empty: the thing is nothing to this member. */
function standingsOf(member: ActingMember, thing: Thing): readonly Standing[] {
  switch (thing.type) {
    case 'document':
      return ofDocument(member, thing);
    case 'new-document':
      return ofBeginning(member, thing);
    case 'private-text':
      return ofPrivateText(member, thing);
    case 'register':
      return [Standing.register];
    case 'action':
      return ofAction(member, thing);
    case 'members':
      return [isOwn(member, thing.side) ? Standing.ownMembers : Standing.otherMembers];
    case 'session':
      return [Standing.session];
    case 'delegation':
      return [isOwn(member, thing.side) ? Standing.ownDelegation : Standing.otherDelegation];
    case 'workspace':
      return [Standing.workspace];
    default:
      return exhaustive(thing);
  }
}

function ofDocument(member: ActingMember, { kind, side, subGroup }: DocumentThing): readonly Standing[] {
  if (side !== null) return isOwn(member, side) ? [Standing.ofOwnSide] : [];
  if (kind === DocumentKind.protocol) return [Standing.protocol];
  if (kind === DocumentKind.agenda) return [Standing.agenda];
  return [isOfOwnSubGroup(member, subGroup) ? Standing.ofOwnSubGroup : Standing.ofOthers];
}

function ofBeginning(member: ActingMember, { kind, subGroup }: NewDocumentThing): readonly Standing[] {
  const isOwnMinutes = kind === DocumentKind.minutes && isOfOwnSubGroup(member, subGroup);
  return [isOwnMinutes ? Standing.newMinutes : Standing.newDocument];
}

/** Notes stand beside documents that their Side knows. */
function ofPrivateText(member: ActingMember, { side, document }: PrivateTextThing): readonly Standing[] {
  const isKnown = document.side === null || document.side === side;
  return isKnown && isOwn(member, side) ? [Standing.ownNotes] : [];
}

function ofAction(member: ActingMember, { sides }: ActionThing): readonly Standing[] {
  const standings: Standing[] = [Standing.action];
  if (sides.some((side) => isOwn(member, side))) standings.push(Standing.ownAction);
  if (sides.some((side) => !isOwn(member, side))) standings.push(Standing.othersAction);
  return standings;
}

function isOwn(member: ActingMember, side: SideId | null): boolean {
  return side !== null && member.side === side;
}

function isOfOwnSubGroup(member: ActingMember, subGroup: SubGroupId | null): boolean {
  return subGroup !== null && member.subGroups.includes(subGroup);
}
