import type { Kysely } from 'kysely';
import { type ActingMember, abilitiesOf } from '#shared/access/ability.ts';
import type { DocumentThing } from '#shared/access/thing.ts';
import { Verb } from '#shared/access/verb.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Document } from '#shared/drafting/document.ts';
import { parseTextAddress } from '#shared/drafting/text-address.ts';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import type { Schema } from '#server/database/schema.ts';
import {
  type StoredDocument,
  type StoredText,
  readDocumentFor,
  readDocuments,
  readTexts,
} from './document-store.ts';
import { textRight } from './text-right.ts';

export type DocumentService = {
  /** Only what the member may read. */
  listDocuments(member: ActingMember): Promise<Document[]>;
  /** With the texts that the member may open; refuses with `not-found` alike what is missing and what is not open. */
  openDocument(member: ActingMember, id: string): Promise<OpenDocument>;
};

/** Documents as `may` opens them to each member; what is not open does not exist. */
export function createDocumentService(options: { db: Kysely<Schema> }): DocumentService {
  const { db } = options;
  return {
    async listDocuments(member) {
      const documents = await readDocuments(db);
      return documents.flatMap((document) => seenBy(member, document) ?? []);
    },
    async openDocument(member, id) {
      const stored = await readDocumentFor(db, member, id);
      const document = stored === null ? null : seenBy(member, stored);
      if (stored === null || document === null) {
        throw new AppError(ErrorCode.notFound, 'no such document for this member');
      }
      const texts = await readTexts(db, stored.id);
      return { ...document, texts: texts.flatMap((text) => openTo(member, stored, text) ?? []) };
    },
  };
}

/** What access needs to know of a document. */
export function documentThing(document: StoredDocument): DocumentThing {
  const { kind, subGroup, side, stage, sessionStage, isArchived } = document;
  return { type: 'document', kind, subGroup, side, stage, sessionStage, isArchived };
}

/** The document as that member sees it; null when it must not be known to exist. */
export function seenBy(member: ActingMember, document: StoredDocument): Document | null {
  const may = abilitiesOf(member, documentThing(document));
  const { sessionStage: _, ...told } = document;
  return may.includes(Verb.read) ? { ...told, may: [...may] } : null;
}

function openTo(
  member: ActingMember,
  document: StoredDocument,
  text: StoredText,
): OpenDocument['texts'][number] | null {
  const address = parseTextAddress(text.address);
  const right = address === null ? null : textRight(member, documentThing(document), address);
  if (right === null) return null;
  return { address: text.address, epoch: text.epoch, schemaVersion: text.schemaVersion, right };
}
