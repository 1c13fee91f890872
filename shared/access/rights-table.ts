import { Role } from './role.ts';
import { Verb, documentVerbs } from './verb.ts';

/** What a thing is to the member who asks. A thing that is nothing to a member has no line, and nobody's right. */
export const Standing = {
  protocol: 'Protocol',
  agenda: 'agenda',
  ofOwnSubGroup: 'minutes or note of an own sub-group',
  ofOthers: 'other minutes or note',
  ofOwnSide: 'document of the own Side alone',
  ownNotes: 'notes of the own Side beside a document',
  newMinutes: 'new minutes of an own sub-group',
  newDocument: 'any other new document',
  register: 'register of actions',
  action: 'action',
  ownAction: 'action that binds the own Side',
  othersAction: 'action that binds the other Side',
  ownMembers: 'members of the own Side',
  otherMembers: 'members of the other Side, administrators',
  session: 'session',
  ownDelegation: 'delegation of the own Side to a session',
  otherDelegation: 'delegation of the other Side to a session',
  workspace: 'workspace',
} as const;
export type Standing = (typeof Standing)[keyof typeof Standing];

/** A state of the member who asks, or of the thing. */
export const Condition = {
  suspended: 'the member is suspended',
  withoutSide: 'the member is of no Side, and no administrator',
  sealed: 'the document is sealed',
  sessionSealed: 'its session is sealed',
  archived: 'the document is archived',
  agreed: 'the document is agreed',
  otherwise: 'in any other state',
} as const;
export type Condition = (typeof Condition)[keyof typeof Condition];

/** These roles may do this to that. */
type Right = { readonly to: Standing; readonly who: readonly Role[]; readonly may: readonly Verb[] };

/** Of all rights to these things, only `leaves` are left while that is so. */
type Limit = {
  readonly when: Condition;
  readonly to: readonly Standing[];
  readonly leaves: readonly Verb[];
};

const { coChair, secretary, subGroupCoChair, subGroupMember, interpreter, expert, observer, administrator } =
  Role;
const leading = [coChair, secretary];
const ofSubGroups = [subGroupCoChair, subGroupMember];
const listening = [expert, observer];
const ofSide = [...leading, ...ofSubGroups, interpreter, ...listening];

const { read, comment, suggest, edit, agree, seal, commandParts, bringClause, manageDocument } = Verb;
const { createDocument, registerAction, runAction, reportAction, answerReport } = Verb;
const editing = [read, comment, suggest, edit];
/** The order of the Protocol is its secretaries' to change; minutes are built by those who write them. */
const structuring = [...editing, manageDocument, commandParts];
const lookingAfter = [Verb.manageMembers, Verb.readMembers, Verb.inviteMember, Verb.suspendMember];

/** Who may do what, to what. What no line grants is refused. */
export const rights: readonly Right[] = [
  { to: Standing.protocol, who: [coChair], may: [...editing, agree, seal, manageDocument, registerAction] },
  { to: Standing.protocol, who: [secretary], may: [...structuring, agree, bringClause, registerAction] },
  { to: Standing.protocol, who: [interpreter], may: editing },
  { to: Standing.protocol, who: ofSubGroups, may: [read, comment, suggest] },
  { to: Standing.protocol, who: listening, may: [read, comment] },

  { to: Standing.agenda, who: [coChair], may: [...editing, manageDocument, registerAction] },
  { to: Standing.agenda, who: [secretary], may: [...structuring, registerAction] },
  { to: Standing.agenda, who: [interpreter], may: editing },
  { to: Standing.agenda, who: ofSubGroups, may: [read, comment, suggest] },
  { to: Standing.agenda, who: listening, may: [read, comment] },

  { to: Standing.ofOwnSubGroup, who: [coChair], may: [...editing, manageDocument, registerAction] },
  { to: Standing.ofOwnSubGroup, who: [secretary], may: [...structuring, registerAction] },
  { to: Standing.ofOwnSubGroup, who: [interpreter], may: editing },
  { to: Standing.ofOwnSubGroup, who: ofSubGroups, may: structuring },
  { to: Standing.ofOwnSubGroup, who: listening, may: [read, comment] },

  { to: Standing.ofOthers, who: [coChair], may: [...editing, manageDocument, registerAction] },
  { to: Standing.ofOthers, who: [secretary], may: [...structuring, registerAction] },
  { to: Standing.ofOthers, who: [interpreter], may: editing },
  { to: Standing.ofOthers, who: ofSubGroups, may: [read, comment, suggest] },
  { to: Standing.ofOthers, who: listening, may: [read] },

  // Commands on parts are for both languages at once, and undone by either Side: for common texts alone.
  { to: Standing.ofOwnSide, who: leading, may: [...editing, manageDocument] },
  { to: Standing.ofOwnSide, who: [...ofSubGroups, interpreter], may: editing },
  { to: Standing.ofOwnSide, who: listening, may: [read] },

  { to: Standing.ownNotes, who: [...leading, ...ofSubGroups, interpreter], may: editing },
  { to: Standing.ownNotes, who: listening, may: [read] },

  { to: Standing.newMinutes, who: [...leading, ...ofSubGroups], may: [createDocument] },
  { to: Standing.newDocument, who: leading, may: [createDocument] },

  { to: Standing.register, who: ofSide, may: [read] },
  { to: Standing.register, who: leading, may: [registerAction, runAction] },
  { to: Standing.action, who: ofSide, may: [read] },
  { to: Standing.action, who: leading, may: [runAction] },
  // A Side reports for itself alone, and answers only what the other one has reported (domain rule 24).
  { to: Standing.ownAction, who: leading, may: [reportAction] },
  { to: Standing.othersAction, who: leading, may: [answerReport] },

  { to: Standing.ownMembers, who: [secretary, administrator], may: lookingAfter },
  { to: Standing.otherMembers, who: [administrator], may: lookingAfter },
  { to: Standing.session, who: ofSide, may: [read] },
  { to: Standing.session, who: [administrator], may: [read] },
  { to: Standing.session, who: [secretary], may: [Verb.manageSessions] },
  { to: Standing.ownDelegation, who: ofSide, may: [read] },
  { to: Standing.otherDelegation, who: ofSide, may: [read] },
  // Each Side writes its own list alone.
  { to: Standing.ownDelegation, who: [secretary], may: [Verb.manageDelegation] },
  { to: Standing.workspace, who: [secretary], may: [Verb.manageSessions] },
  { to: Standing.workspace, who: leading, may: [Verb.openSession] },
  // A secretary who could set passwords would act as the own co-chair.
  {
    to: Standing.workspace,
    who: [administrator],
    may: [Verb.manageSides, Verb.manageLogins, Verb.setLoginPolicy, Verb.resetPassword, Verb.readAudit],
  },
];

const everything = Object.values(Standing);
const common = [Standing.protocol, Standing.agenda, Standing.ofOwnSubGroup, Standing.ofOthers];
const documents = [...common, Standing.ofOwnSide];
const ofSession = [Standing.session, Standing.ownDelegation, Standing.otherDelegation];
const beginnings = [Standing.newMinutes, Standing.newDocument];
/** Suggesting does not exist yet: those who would only suggest read and comment. */
const whileWritten = documentVerbs.filter((verb) => verb !== seal && verb !== suggest);

/**
 * What a state leaves of those rights; the first line that fits decides. An agreed document is frozen and waits for its
 * seals. What a Side keeps to itself is no part of the record: the seal of a session does not touch it.
 */
export const limits: readonly Limit[] = [
  { when: Condition.suspended, to: everything, leaves: [] },
  { when: Condition.withoutSide, to: everything, leaves: [] },
  { when: Condition.sealed, to: documents, leaves: [read] },
  { when: Condition.sessionSealed, to: common, leaves: [read] },
  { when: Condition.sessionSealed, to: ofSession, leaves: [read] },
  { when: Condition.sessionSealed, to: beginnings, leaves: [] },
  { when: Condition.archived, to: documents, leaves: [read, manageDocument] },
  { when: Condition.archived, to: [Standing.ownNotes], leaves: [read] },
  { when: Condition.agreed, to: documents, leaves: [read, seal] },
  { when: Condition.otherwise, to: [...documents, Standing.ownNotes], leaves: whileWritten },
];
