import type { Kysely } from 'kysely';
import type * as Y from 'yjs';
import { type ActingMember, may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { type AuditFact, FactName } from '#shared/audit/audit-fact.ts';
import { readersOfThing } from '#shared/audit/audit-readers.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import type { MemberId } from '#shared/core/id.ts';
import type { PartCommand, PartCommandDone } from '#shared/drafting/part-command.ts';
import { ChipName } from '#shared/drafting/text/chips-in-part.ts';
import { copyElement } from '#shared/drafting/text/part-copy.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { type TextKey, textKey } from '#shared/drafting/text-address.ts';
import type { BatchStatement } from '#server/database/batch.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Clock } from '#server/platform/clock.ts';
import { documentThing } from './document-service.ts';
import { readDocumentFor, type StoredDocument } from './document-store.ts';
import { forgetCommand, readCommand, rememberCommand } from './part-command-journal.ts';
import { PartCommandText } from './part-command-text.ts';
import { digestOfParts, partsAfter, partsBefore } from './parts-digest.ts';
import { markupOf } from './part-kinds.ts';
import type { PartOperation } from './part-operation.ts';
import type { Performed } from './performed.ts';
import { performPartOperation } from './perform-part-operation.ts';

/**
 * Port to live editing: the work runs on the live text, in one transaction that is stored with the fact. The fact is read
 * only after the work, which completes it with digests.
 */
export type WriteText = (
  text: {
    key: TextKey;
    languages: readonly string[];
    member: string;
    fact: AuditFact;
    /** Stored in the same transaction; safe to be repeated. */
    rows?: readonly BatchStatement[];
  },
  work: (doc: Y.Doc) => void,
) => Promise<unknown>;

export type PartCommander = ActingMember & { readonly id: MemberId };

export type PartCommandService = {
  /**
   * Does a command in all languages of a document's common text; resolves when it is on stable storage. Refuses with
   * `not-found`, `forbidden`, `conflict` (the text has changed, or such a part cannot do that) and `storage-failing`.
   */
  commandParts(member: PartCommander, document: string, command: PartCommand): Promise<PartCommandDone>;
};

type Options = { db: Kysely<Schema>; clock: Clock; newId: () => string; write: WriteText };

export function createPartCommandService(options: Options): PartCommandService {
  const { db, clock, newId, write } = options;
  return {
    async commandParts(member, id, command) {
      const document = await commandable(db, member, { id, command });
      const { languages } = document;
      const key = textKey({ kind: 'common', document: document.id });
      const name = newId();
      const at = clock.now();
      let performed: Performed | null = null;
      const fact = commandFact({ member, document, command, name, at });
      await write({ key, languages, member: member.id, fact }, (doc) => {
        const text = new PartCommandText({ doc, languages, newId });
        const operation = operationOf(text, command, member.id);
        if (!may(member, verbOf(operation), documentThing(document))) throw notCommanded();
        const parts = partsBefore(text, operation);
        fact.digestBefore = digestOfParts(text, parts);
        performed = performPartOperation(text, operation);
        fact.digestAfter = digestOfParts(text, partsAfter(parts, operation));
        if (command.kind === 'undo') forgetCommand(doc, command.command);
        rememberCommand(doc, name, { member: member.id, at, inverse: performed.inverse });
      });
      // The compiler does not see that the work has run.
      const done = performed as Performed | null;
      return { command: name, part: done?.part ?? null };
    },
  };
}

async function commandable(
  db: Kysely<Schema>,
  member: ActingMember,
  { id, command }: { id: string; command: PartCommand },
): Promise<StoredDocument> {
  const document = await readDocumentFor(db, member, id);
  if (document === null || !may(member, Verb.read, documentThing(document))) {
    throw new AppError(ErrorCode.notFound, 'no such document for this member');
  }
  // What is taken back is known only in the text: there it is asked again.
  const verb = command.kind === 'undo' ? Verb.edit : verbOf(command);
  if (!may(member, verb, documentThing(document))) throw notCommanded();
  return document;
}

/** A chip is a word among the words; everything else changes which parts there are. */
function verbOf({ kind }: { kind: PartCommand['kind'] | PartOperation['kind'] }): Verb {
  return kind === 'add-chip' || kind === 'remove-chip' ? Verb.edit : Verb.commandParts;
}

function notCommanded(): AppError {
  return new AppError(ErrorCode.forbidden, 'this member does not command the parts of this document');
}

function operationOf(text: PartCommandText, command: PartCommand, member: string): PartOperation {
  switch (command.kind) {
    case 'insert': {
      const after = command.side === 'after' ? command.beside : text.before(command.beside);
      return { kind: 'insert', part: text.newId(), after, ...markupOf(command.as) };
    }
    case 'delete':
      return { ...command, onlyIfEmpty: false };
    case 'move':
      return command;
    case 'split': {
      const at = Object.fromEntries(Object.entries(command.at));
      return {
        kind: 'split',
        part: command.part,
        newPart: text.newId(),
        at,
        place: null,
        ...sameMarkup(text, command),
      };
    }
    case 'join':
      return { ...command, seams: {} };
    case 'change-kind':
      return { kind: 'markup', part: command.part, ...markupOf(command.as) };
    case 'add-chip': {
      const { kind, part, action } = command;
      return { kind, part, chip: { name: ChipName.action, target: action } };
    }
    case 'undo':
      return undoOf(text.doc, command.command, member);
    default:
      return exhaustive(command);
  }
}

/** The second half is of the same kind; a role, such as the preamble's, stays with the first. */
function sameMarkup(
  text: PartCommandText,
  { part }: { part: string },
): { name: string; attributes: Record<string, unknown> } {
  const [first] = text.standing(part);
  if (first === undefined) throw new Error('a part stands in no language');
  const copy = copyElement(first.element);
  const { [TextShape.partId]: _cid, role: _role, ...attributes } = copy.attributes;
  return { name: copy.name, attributes };
}

function undoOf(doc: Y.Doc, command: string, member: string): PartOperation {
  const entry = readCommand(doc, command);
  if (entry?.member !== member) {
    throw new AppError(ErrorCode.conflict, 'there is no such command of this member to take back');
  }
  return entry.inverse;
}

function commandFact(done: {
  member: PartCommander;
  document: StoredDocument;
  command: PartCommand;
  name: string;
  at: number;
}): { -readonly [Key in keyof AuditFact]: AuditFact[Key] } {
  const { member, document, command, name, at } = done;
  const part = 'part' in command ? command.part : null;
  return {
    at,
    actor: { member: member.id, side: member.side, role: member.role },
    fact: FactName.partsCommanded,
    thing: `document/${document.id}`,
    digestBefore: null,
    digestAfter: null,
    details: { command: name, kind: command.kind, part },
    readers: readersOfThing(document.side),
  };
}
