import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { DocumentId } from '#shared/core/id.ts';
import { documentSchema } from '#shared/drafting/document.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import type { DocumentRow } from '#server/database/tables/document-tables.ts';
import type { Schema } from '#server/database/schema.ts';

const storedDocumentSchema = documentSchema.omit({ may: true });

/** A document without regard to who asks. Never leaves the server as it is. */
export type StoredDocument = z.infer<typeof storedDocumentSchema>;

export type StoredText = {
  address: TextKey;
  kind: 'common' | 'private';
  side: string | null;
  epoch: number;
  schemaVersion: number;
};

export async function readDocuments(db: Kysely<Schema>): Promise<StoredDocument[]> {
  const rows = await db.selectFrom('document').selectAll().orderBy('position').orderBy('id').execute();
  return rows.map(storedDocument);
}

export async function readDocument(db: Kysely<Schema>, id: DocumentId): Promise<StoredDocument | null> {
  const row = await db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : storedDocument(row);
}

export function readTexts(db: Kysely<Schema>, document: DocumentId): Promise<StoredText[]> {
  return db
    .selectFrom('text')
    .select(['address', 'kind', 'side', 'epoch', 'schema_version as schemaVersion'])
    .where('document', '=', document)
    .orderBy('address')
    .execute();
}

function storedDocument(row: DocumentRow): StoredDocument {
  return storedDocumentSchema.parse({
    id: row.id,
    kind: row.kind,
    title: JSON.parse(row.titles),
    session: row.session,
    subGroup: row.sub_group,
    side: row.side,
    stage: row.stage,
    languages: JSON.parse(row.languages),
  });
}
