import { z } from 'zod/mini';

/** What a member may ask to do to a thing. */
export const Verb = {
  read: 'read',
  comment: 'comment',
  suggest: 'suggest',
  edit: 'edit',
  agree: 'agree',
  seal: 'seal',
  /** Add, remove, move, split and retype parts. */
  commandParts: 'command-parts',
  /** Take a clause of minutes into it: minutes flow into the Protocol, not back. */
  bringClause: 'bring-clause',
  /** Rename, archive and bring back. */
  manageDocument: 'manage-document',
  /** Begin a document that does not exist yet. */
  createDocument: 'create-document',
  /** Add an action to the register; to a document: make one of its clause. */
  registerAction: 'register-action',
  /** Say how one's own Side's part of an action stands. */
  reportAction: 'report-action',
  /** Accept or return what the other Side has reported. */
  answerReport: 'answer-report',
  /** Everything else in the life of an action: propose, answer proposals, name bodies, file, note, reopen. */
  runAction: 'run-action',
  /** Members of a Side, or an administrator's. */
  manageMembers: 'manage-members',
  /** Who acts for the Side, with address and state of the account; open invitations. */
  readMembers: 'read-members',
  /** Issue and withdraw invitations. */
  inviteMember: 'invite-member',
  /** Keep a member out, and let one in again. */
  suspendMember: 'suspend-member',
  /** Announce a session, keep its facts, move its stage. */
  manageSessions: 'manage-sessions',
  /** Write the list of one Side's delegation to a session. */
  manageDelegation: 'manage-delegation',
  /** Begin the next session with the draft of its Protocol. */
  openSession: 'open-session',
  manageSides: 'manage-sides',
  manageLogins: 'manage-logins',
  /** Which roles must prove themselves with a second factor. */
  setLoginPolicy: 'set-login-policy',
  /** A link by which a member chooses a new password, where no letter can bring it. */
  resetPassword: 'reset-password',
  /** The record of facts. It holds no texts. */
  readAudit: 'read-audit',
} as const;
export type Verb = (typeof Verb)[keyof typeof Verb];

export const verbSchema = z.enum(Verb);

/** Those that apply to a document or a text, from the weakest. */
export const documentVerbs: readonly Verb[] = [
  Verb.read,
  Verb.comment,
  Verb.suggest,
  Verb.edit,
  Verb.agree,
  Verb.seal,
  Verb.commandParts,
  Verb.bringClause,
  Verb.manageDocument,
  Verb.registerAction,
];
