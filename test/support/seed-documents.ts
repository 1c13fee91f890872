import { documentIdSchema, sessionIdSchema } from '#shared/core/id.ts';
import { DocumentKind, DocumentStage } from '#shared/drafting/document.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { seedWorkspace } from '#server/demo/seed-workspace.ts';
import { insertDocument } from '#server/drafting/document-store.ts';
import { createText } from '#server/sync/sql-update-log.ts';

export type SeededDocument = {
  id: string;
  title: string;
  epoch: number;
  /** A Yjs update that holds the whole common text, all of it written by `clientId`. */
  state: Uint8Array;
  clientId: number;
};

/** Founds the demonstration in a folder without a server, with more Protocols of the 11th session. */
export async function seedDocuments(folder: string, documents: readonly SeededDocument[]): Promise<void> {
  const database = await openDatabase({ folder });
  try {
    await seedWorkspace({ db: database.db, now: () => Date.now(), scenario: 'drafting' });
    await inTransaction(database.db, async (transaction) => {
      const at = Date.now();
      for (const { id, title, epoch, state, clientId } of documents) {
        const document = documentIdSchema.parse(id);
        await insertDocument(transaction, {
          id: document,
          kind: DocumentKind.protocol,
          session: sessionIdSchema.parse('session-11'),
          subGroup: null,
          side: null,
          stage: DocumentStage.drafting,
          title: { en: title, ru: title, hi: title },
          languages: ['en', 'ru'],
          createdAt: at,
        });
        const address = { kind: 'common', document } as const;
        const schemaVersion = TEXT_SCHEMA_VERSION;
        await createText(transaction, { address, epoch, schemaVersion, state, clientId, at });
      }
    });
  } finally {
    await database.close();
  }
}
