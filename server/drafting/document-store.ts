import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod/mini';
import { type DocumentId, documentIdSchema, type SessionId, type SideId } from '#shared/core/id.ts';
import type { Instant } from '#shared/core/instant.ts';
import { documentSchema } from '#shared/drafting/document.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import { SessionStage } from '#shared/sessions/session.ts';
import type { DocumentRow } from '#server/database/tables/document-tables.ts';
import { preparedQuery } from '#server/database/prepared-query.ts';
import type { Schema } from '#server/database/schema.ts';

const storedDocumentSchema = z.extend(z.omit(documentSchema, { may: true }), {
  /** Null for a document of no session. */
  sessionStage: z.nullable(z.enum(SessionStage)),
});

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
  const rows = await withSession(db).orderBy('document.position').orderBy('document.id').execute();
  return rows.map(storedDocument);
}

const documentById = preparedQuery((db, id: DocumentId) => withSession(db).where('document.id', '=', id));

export async function readDocument(
  db: Kysely<Schema> | Transaction<Schema>,
  id: DocumentId,
): Promise<StoredDocument | null> {
  const [row] = await documentById(db, id);
  return row === undefined ? null : storedDocument(row);
}

const documentOfSide = preparedQuery((db, id: string, side: string) =>
  withSession(db)
    .where('document.id', '=', id)
    .where((where) => where.or([where('document.side', 'is', null), where('document.side', '=', side)])),
);

/**
 * The document of that id, unless it is the other Side's: that is left out by the database itself, so that looking for it
 * takes as long as for one that does not exist. What the member may do with it is for the caller to ask.
 */
export async function readDocumentFor(
  db: Kysely<Schema>,
  member: { side: SideId | null },
  id: string,
): Promise<StoredDocument | null> {
  const parsed = documentIdSchema.safeParse(id);
  if (!parsed.success) return null;
  const [row] = await documentOfSide(db, parsed.data, member.side ?? '');
  return row === undefined ? null : storedDocument(row);
}

function withSession(db: Kysely<Schema> | Transaction<Schema>) {
  return db
    .selectFrom('document')
    .leftJoin('session', 'session.id', 'document.session')
    .selectAll('document')
    .select('session.stage as session_stage');
}

/** Those of both Sides, archived ones as well: whether a Side keeps some to itself must not show in what others can ask. */
export async function commonDocumentsOfSession(
  db: Kysely<Schema> | Transaction<Schema>,
  session: SessionId,
): Promise<DocumentId[]> {
  const rows = await db
    .selectFrom('document')
    .select('id')
    .where('session', '=', session)
    .where('side', 'is', null)
    .execute();
  return rows.map(({ id }) => documentIdSchema.parse(id));
}

/** The texts of every document. */
export function readEveryText(db: Kysely<Schema>): Promise<{ address: TextKey; document: string }[]> {
  return db.selectFrom('text').select(['address', 'document']).orderBy('address').execute();
}

type NewRow = Omit<StoredDocument, 'isArchived' | 'sessionStage'> & { createdAt: Instant };

/** After all others in the order of lists. */
export async function insertDocument(transaction: Transaction<Schema>, document: NewRow): Promise<void> {
  const last = await transaction
    .selectFrom('document')
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst();
  await transaction
    .insertInto('document')
    .values({
      id: document.id,
      kind: document.kind,
      session: document.session,
      sub_group: document.subGroup,
      side: document.side,
      stage: document.stage,
      titles: JSON.stringify(document.title),
      languages: JSON.stringify(document.languages),
      position: (last?.position ?? 0) + 1,
      created_at: document.createdAt,
    })
    .execute();
}

/** Whether the session has such a document in use, of both Sides. */
export async function hasDocument(
  transaction: Transaction<Schema>,
  which: { session: string; kind: string },
): Promise<boolean> {
  return (await findDocument(transaction, which)) !== null;
}

/** The id of such a document in use, of both Sides; null: there is none. */
export async function findDocument(
  db: Kysely<Schema> | Transaction<Schema>,
  { session, kind }: { session: string; kind: string },
): Promise<DocumentId | null> {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('session', '=', session)
    .where('kind', '=', kind)
    .where('side', 'is', null)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : documentIdSchema.parse(row.id);
}

/** Changes what is given; nothing else of the row. */
export async function changeDocument(
  transaction: Transaction<Schema>,
  id: DocumentId,
  change: { titles?: string; archived_at?: Instant | null },
): Promise<void> {
  await transaction.updateTable('document').set(change).where('id', '=', id).execute();
}

export function readTexts(db: Kysely<Schema>, document: DocumentId): Promise<StoredText[]> {
  return db
    .selectFrom('text')
    .select(['address', 'kind', 'side', 'epoch', 'schema_version as schemaVersion'])
    .where('document', '=', document)
    .orderBy('address')
    .execute();
}

export async function readText(
  db: Kysely<Schema> | Transaction<Schema>,
  address: TextKey,
): Promise<{ epoch: number; schemaVersion: number } | null> {
  const row = await db
    .selectFrom('text')
    .select(['epoch', 'schema_version as schemaVersion'])
    .where('address', '=', address)
    .executeTakeFirst();
  return row ?? null;
}

function storedDocument(row: Selectable<DocumentRow> & { session_stage: string | null }): StoredDocument {
  return storedDocumentSchema.parse({
    id: row.id,
    kind: row.kind,
    title: JSON.parse(row.titles),
    session: row.session,
    subGroup: row.sub_group,
    side: row.side,
    stage: row.stage,
    sessionStage: row.session_stage,
    isArchived: row.archived_at !== null,
    languages: JSON.parse(row.languages),
  });
}
