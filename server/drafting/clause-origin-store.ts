import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { documentIdSchema, type DocumentId, memberIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { BatchStatement } from '#server/database/batch.ts';
import type { ClauseOriginRow } from '#server/database/tables/mention-tables.ts';
import type { Schema } from '#server/database/schema.ts';

const storedOriginSchema = z.object({
  cid: z.string(),
  document: documentIdSchema,
  fromCid: z.string(),
  /** Digests of the origin when it was brought. */
  digests: z.partialRecord(z.enum(TextLanguage), z.string()),
  member: memberIdSchema,
  side: z.nullable(sideIdSchema),
  at: z.number(),
});
/** Where a clause of a document was brought from; `document` is that other one. */
export type StoredOrigin = z.infer<typeof storedOriginSchema>;

const KEEP = `insert into clause_origin
  (document, cid, from_document, from_cid, digests, member, side, at) values (?, ?, ?, ?, ?, ?, ?, ?)
  on conflict do nothing`;

/** For the transaction that writes the clause; safe to be repeated. */
export function originRow(into: DocumentId, origin: StoredOrigin): BatchStatement {
  const { cid, document, fromCid, digests, member, side, at } = origin;
  return { sql: KEEP, parameters: [into, cid, document, fromCid, JSON.stringify(digests), member, side, at] };
}

/** Of every clause that was ever brought into the document; some of them may have been taken out again. */
export async function readOrigins(db: Kysely<Schema>, document: DocumentId): Promise<StoredOrigin[]> {
  const rows = await db
    .selectFrom('clause_origin')
    .selectAll()
    .where('document', '=', document)
    .orderBy('at')
    .execute();
  return rows.map(storedOrigin);
}

function storedOrigin(row: Selectable<ClauseOriginRow>): StoredOrigin {
  return storedOriginSchema.parse({
    cid: row.cid,
    document: row.from_document,
    fromCid: row.from_cid,
    digests: JSON.parse(row.digests),
    member: row.member,
    side: row.side,
    at: row.at,
  });
}
