import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ActingMember } from '#shared/access/ability.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { SideId } from '#shared/core/id.ts';
import { notesLanguage } from '#shared/drafting/notes.ts';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import { passage } from '#shared/drafting/part-builder.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { SeedText } from './document-making-service.ts';
import { documentThing } from './document-service.ts';
import { readDocumentFor, readText, type StoredDocument } from './document-store.ts';
import { stateOfParts } from './skeleton-state.ts';
import { textRight } from './text-right.ts';

type Options = { db: Kysely<Schema>; clock: Clock; seedText: SeedText };

export type NotesService = {
  /**
   * The notes of the member's own Side beside a document of both Sides, begun when nobody has opened them before. Refuses
   * with `not-found` alike a document that is missing, one that is not open, and a member without a Side.
   */
  openNotes(member: ActingMember, id: string): Promise<OpenDocument['texts'][number]>;
  /** Begins a Side's notes unless it has them; asks for no right. */
  beginNotes(document: StoredDocument, side: SideId): Promise<{ epoch: number; schemaVersion: number }>;
};

/** Epochs are compared, never ordered; clientIDs of Yjs are 32 bits wide. */
const NUMBER_LIMIT = 2 ** 31;

/** A Side's own notes beside a document: a text that begins with the first of them who opens it, once. */
export function createNotesService(options: Options): NotesService {
  return {
    async openNotes(member, id) {
      const document = await readDocumentFor(options.db, member, id);
      const { side } = member;
      if (document === null || document.side !== null || side === null) throw notFound();
      const address = { kind: 'private', document: document.id, side } as const;
      const right = textRight(member, documentThing(document), address);
      if (right === null) throw notFound();
      const text = await begin(options, document, side);
      return { address: textKey(address), ...text, right };
    },
    beginNotes: (document, side) => begin(options, document, side),
  };
}

async function begin({ db, clock, seedText }: Options, document: StoredDocument, side: SideId) {
  const address = { kind: 'private', document: document.id, side } as const;
  const key = textKey(address);
  const known = await readText(db, key);
  if (known !== null) return known;
  const clientId = randomInt(1, NUMBER_LIMIT);
  const state = stateOfParts([passage('n-first', () => [''])], [notesLanguage(document)], clientId);
  const text = { epoch: randomInt(1, NUMBER_LIMIT), schemaVersion: TEXT_SCHEMA_VERSION };
  return inTransaction(db, async (transaction) => {
    // Two of a Side may open them at once: looked for again where nobody else can write.
    const begun = await readText(transaction, key);
    if (begun === null) await seedText(transaction, { address, ...text, state, clientId, at: clock.now() });
    return begun ?? text;
  });
}

function notFound(): AppError {
  return new AppError(ErrorCode.notFound, 'no such document for this member');
}
