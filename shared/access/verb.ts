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
  /** Rename, archive and bring back. */
  manageDocument: 'manage-document',
  /** Begin a document that does not exist yet. */
  createDocument: 'create-document',
  /** Members of a Side, or an administrator's. */
  manageMembers: 'manage-members',
  manageSessions: 'manage-sessions',
  manageSides: 'manage-sides',
  manageLogins: 'manage-logins',
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
  Verb.manageDocument,
];
