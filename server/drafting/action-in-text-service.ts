import type { Kysely } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { NewAction } from '#shared/actions/action-commands.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { DocumentActions, RegisteredInText } from '#shared/drafting/action-in-text.ts';
import { ChipName } from '#shared/drafting/text/chips-in-part.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import type { Member } from '#shared/sides/member.ts';
import type { ActionService } from '#server/actions/action-service.ts';
import type { RegisterService } from '#server/actions/register-service.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Clock } from '#server/platform/clock.ts';
import { addChip } from './chip-operations.ts';
import { documentThing } from './document-service.ts';
import { readDocumentFor, type StoredDocument } from './document-store.ts';
import type { MentionService } from './mention-service.ts';
import { rememberCommand } from './part-command-journal.ts';
import type { WriteText } from './part-command-service.ts';
import { PartCommandText } from './part-command-text.ts';

export type ActionInTextService = {
  /** What a document promised and what chips in it name; refuses with `not-found`. */
  listActions(member: Member, document: string): Promise<DocumentActions>;
  /**
   * Makes an action of a clause and puts its chip into the clause in every language, in one transaction. Refuses as the
   * register does, with `forbidden` who may not write in the document, and with `conflict` a clause that has gone.
   */
  registerInText(member: Member, document: string, wanted: NewAction): Promise<RegisteredInText>;
};

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  newId: () => string;
  register: RegisterService;
  actions: ActionService;
  mentions: MentionService;
  write: WriteText;
};

/** Actions where they are promised: in the sentence. */
export function createActionInTextService(options: Options): ActionInTextService {
  const { db, clock, newId, register, actions, mentions, write } = options;
  return {
    async listActions(member, id) {
      const document = await readable(db, member, id);
      const named = await mentions.actionsIn(document.id);
      const rows = await register.rows();
      return {
        rows: rows.filter(({ id: action, quote }) => named.has(action) || quote?.document === document.id),
        mayRegister: mayRegisterIn(member, document),
      };
    },
    async registerInText(member, id, wanted) {
      const document = await readable(db, member, id);
      if (!mayRegisterIn(member, document)) {
        throw new AppError(
          ErrorCode.forbidden,
          'this member makes no actions of the clauses of this document',
        );
      }
      const cid = wanted.clause?.document === document.id ? wanted.clause.cid : null;
      if (cid === null) {
        const details = { field: 'clause', problem: 'custom' };
        throw new AppError(ErrorCode.invalidInput, 'the clause is not of this document', { details });
      }
      const { languages } = document;
      const key = textKey({ kind: 'common', document: document.id });
      const command = newId();
      const detail = await actions.registerActionWith(member, wanted, async ({ id: action, fact, rows }) => {
        const told = { ...fact, details: { ...fact.details, document: document.id, part: cid, command } };
        await write({ key, languages, member: member.id, fact: told, rows }, (doc) => {
          const text = new PartCommandText({ doc, languages, newId });
          const chip = { name: ChipName.action, target: action };
          const { inverse } = addChip(text, { kind: 'add-chip', part: cid, chip });
          rememberCommand(doc, command, { member: member.id, at: clock.now(), inverse });
        });
      });
      return { detail, command, part: cid };
    },
  };
}

function mayRegisterIn(member: Member, document: StoredDocument): boolean {
  return may(member, Verb.registerAction, documentThing(document));
}

async function readable(db: Kysely<Schema>, member: Member, id: string): Promise<StoredDocument> {
  const document = await readDocumentFor(db, member, id);
  if (document === null || !may(member, Verb.read, documentThing(document))) {
    throw new AppError(ErrorCode.notFound, 'no such document for this member');
  }
  return document;
}
