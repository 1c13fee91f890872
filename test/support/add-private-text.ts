import { randomInt, randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { documentIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { anchorOn } from '#shared/drafting/comments/comment-place.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import type { Database } from '#server/database/open-database.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { createText } from '#server/sync/sql-update-log.ts';

type PrivateThing = { document: string; side: string; words: string; comment?: string };

/** Stores a Side's private text of a document, as a command of that Side will. */
export async function addPrivateText(
  { db }: Database,
  { document, side, words, comment }: PrivateThing,
): Promise<void> {
  const doc = new Y.Doc();
  const part = new Y.XmlElement('passage');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  part.setAttribute('cid', 'p-1');
  part.insert(0, [paragraph]);
  doc.getXmlFragment('en').insert(0, [part]);
  if (comment !== undefined) addComment(doc, side, comment);
  const address = {
    kind: 'private',
    document: documentIdSchema.parse(document),
    side: sideIdSchema.parse(side),
  } as const;
  await inTransaction(db, (transaction) =>
    createText(transaction, {
      address,
      epoch: randomInt(1, 1000),
      schemaVersion: TEXT_SCHEMA_VERSION,
      state: Y.encodeStateAsUpdate(doc),
      clientId: doc.clientID,
      at: Date.now(),
    }),
  );
}

/** A thread on the text's part, as the secretary of the demonstration would open one. */
export function addComment(doc: Y.Doc, side: string, words: string): void {
  const anchor = anchorOn(doc, { language: 'en', part: 'p-1' }, null);
  const thread = randomUUID();
  const opening = { member: `${side}-secretary`, side, at: 1, kind: 'open', thread, turn: 0, words, anchor };
  doc.getMap('comments').set(thread, opening);
}

/** Stores a note of one Side, with its private text. */
export async function addPrivateNote(
  database: Database,
  note: { id: string; side: string; title: string; words: string },
): Promise<void> {
  const { id, side, title, words } = note;
  await database.db
    .insertInto('document')
    .values({
      id,
      kind: 'note',
      session: 'session-11',
      sub_group: null,
      side,
      stage: 'drafting',
      titles: JSON.stringify({ en: title, ru: title, hi: title }),
      languages: '["en"]',
      position: 99,
      created_at: Date.now(),
    })
    .execute();
  await addPrivateText(database, { document: id, side, words });
}
