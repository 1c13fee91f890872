import type { SideId, SubGroupId } from '#shared/core/id.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { DocumentKind, DocumentStage } from '#shared/drafting/document.ts';
import { type DocumentColumn, documentRights } from './document-rights.ts';
import { Role } from './role.ts';
import type {
  ActionThing,
  DocumentThing,
  MembersThing,
  NewDocumentThing,
  PrivateTextThing,
  Thing,
} from './thing.ts';
import { Verb, documentVerbs } from './verb.ts';

/** Who asks, with the role and sub-groups of today. */
export type ActingMember = {
  readonly side: SideId | null;
  readonly role: Role;
  readonly subGroups: readonly SubGroupId[];
};

/** Until suggesting exists nobody may: those who would only suggest read and comment. */
const SUGGESTING_EXISTS: boolean = false;

/** Verbs that need the two-Sided instrument itself; other documents are not agreed or sealed clause by clause. */
const onlyOfProtocol: ReadonlySet<Verb> = new Set([Verb.agree, Verb.seal]);
/** Commands are for the common text: both languages at once, undone by whoever of either Side gave them. */
const onlyOfCommonText: ReadonlySet<Verb> = new Set([...onlyOfProtocol, Verb.commandParts]);

const ofMembers: ReadonlySet<Verb> = new Set([
  Verb.manageMembers,
  Verb.readMembers,
  Verb.inviteMember,
  Verb.suspendMember,
]);
/** A secretary who could set passwords would act as the own co-chair: not among the verbs of members. */
const ofAdministrator: ReadonlySet<Verb> = new Set([
  Verb.manageSides,
  Verb.manageLogins,
  Verb.setLoginPolicy,
  Verb.resetPassword,
  Verb.readAudit,
]);

/** Decides access, here and nowhere else. Refuses whatever the roles table does not name. */
export function may(member: ActingMember, verb: Verb, thing: Thing): boolean {
  switch (thing.type) {
    case 'document':
      return mayDocument(member, verb, thing);
    case 'new-document':
      return mayBegin(member, verb, thing);
    case 'new-private-document':
      return verb === Verb.createDocument && member.side === thing.side && managesPrivate(member);
    case 'private-text':
      return mayPrivateText(member, verb, thing);
    case 'register':
      return mayRegister(member, verb);
    case 'action':
      return mayAction(member, verb, thing);
    case 'members':
      return mayMembers(member, verb, thing);
    case 'workspace':
      return mayWorkspace(member, verb);
    default:
      return exhaustive(thing);
  }
}

/** All that the member may do to a document, from the weakest verb; empty when it must not be known to exist. */
export function abilitiesOf(member: ActingMember, document: DocumentThing): readonly Verb[] {
  return documentVerbs.filter((verb) => may(member, verb, document));
}

function mayDocument(member: ActingMember, verb: Verb, document: DocumentThing): boolean {
  const column = columnOf(member, document);
  if (column === null || !documentRights[member.role][column].includes(verb)) return false;
  if (onlyOfProtocol.has(verb) && document.kind !== DocumentKind.protocol) return false;
  if (verb === Verb.suggest && !SUGGESTING_EXISTS) return false;
  return isOpenAt(document, verb);
}

/** An agreed text is frozen: it waits for the seals. A sealed one is only read, an archived one read or brought back. */
function isOpenAt({ stage, isArchived }: DocumentThing, verb: Verb): boolean {
  if (verb === Verb.read) return true;
  if (stage === DocumentStage.sealed) return false;
  if (isArchived) return verb === Verb.manageDocument;
  return (stage === DocumentStage.agreed) === (verb === Verb.seal);
}

/** Null: not for this member at all. */
function columnOf(member: ActingMember, document: DocumentThing): DocumentColumn | null {
  if (member.side === null) return null;
  if (document.side !== null) return document.side === member.side ? 'privateToOwnSide' : null;
  if (document.kind === DocumentKind.protocol || document.kind === DocumentKind.agenda) return 'protocol';
  const own = document.subGroup !== null && member.subGroups.includes(document.subGroup);
  return own ? 'minutesOfOwnSubGroup' : 'otherMinutes';
}

/** Those who run the session begin any document, those of a sub-group the minutes of their own. */
function mayBegin(member: ActingMember, verb: Verb, { kind, subGroup }: NewDocumentThing): boolean {
  if (verb !== Verb.createDocument || member.side === null) return false;
  if (member.role === Role.coChair || member.role === Role.secretary) return true;
  const ofSubGroup = member.role === Role.subGroupCoChair || member.role === Role.subGroupMember;
  return (
    ofSubGroup && kind === DocumentKind.minutes && subGroup !== null && member.subGroups.includes(subGroup)
  );
}

/** A Side's own documents are begun by those who name and archive them. */
function managesPrivate({ role }: ActingMember): boolean {
  return documentRights[role].privateToOwnSide.includes(Verb.manageDocument);
}

/** A Side's notes stay its own after the document is sealed: they are no part of the record. */
function mayPrivateText(member: ActingMember, verb: Verb, text: PrivateTextThing): boolean {
  if (member.side === null || member.side !== text.side || onlyOfCommonText.has(verb)) return false;
  if (verb === Verb.manageDocument || (verb === Verb.suggest && !SUGGESTING_EXISTS)) return false;
  if (!mayDocument(member, Verb.read, text.document)) return false;
  if (text.document.isArchived && verb !== Verb.read) return false;
  return documentRights[member.role].privateToOwnSide.includes(verb);
}

/** The register is the common record: everybody of a Side reads it, co-chairs and secretaries keep it. */
function mayRegister(member: ActingMember, verb: Verb): boolean {
  if (member.side === null) return false;
  if (verb === Verb.read) return true;
  return keepsRegister(member) && (verb === Verb.registerAction || verb === Verb.runAction);
}

/** A Side reports for itself alone, and answers only what the other one has reported (domain rule 24). */
function mayAction(member: ActingMember, verb: Verb, { sides }: ActionThing): boolean {
  const { side } = member;
  if (side === null) return false;
  if (verb === Verb.read) return true;
  if (!keepsRegister(member)) return false;
  if (verb === Verb.reportAction) return sides.includes(side);
  if (verb === Verb.answerReport) return sides.some((bound) => bound !== side);
  return verb === Verb.runAction;
}

function keepsRegister({ role }: ActingMember): boolean {
  return role === Role.coChair || role === Role.secretary;
}

function mayMembers(member: ActingMember, verb: Verb, members: MembersThing): boolean {
  if (!ofMembers.has(verb)) return false;
  if (member.role === Role.administrator) return true;
  return member.role === Role.secretary && member.side !== null && member.side === members.side;
}

function mayWorkspace(member: ActingMember, verb: Verb): boolean {
  if (verb === Verb.manageSessions) return member.role === Role.secretary && member.side !== null;
  if (verb === Verb.openSession) return member.side !== null && keepsRegister(member);
  return ofAdministrator.has(verb) && member.role === Role.administrator;
}
