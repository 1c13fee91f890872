import { join } from 'node:path';
import type { Database } from '#server/database/open-database.ts';
import { createFolderBlobs } from '#server/platform/blobs/folder-blobs.ts';
import { DataName } from '#server/platform/data-names.ts';
import { addPrivateNote, addPrivateText } from './add-private-text.ts';
import { type CanarySide, canaryOf } from './canaries.ts';

const PLANTED = 'planted-';
/** Beside it stand both Sides' notes; no test keeps notes of its own there. */
const BESIDE = 'minutes-11-modernization';
const MAX_BYTES = 10_000;

/** Of the documents that a test is told of: none that it has made itself. */
export const isPlanted = ({ id }: { id: string }): boolean => id.startsWith(PLANTED);

/**
 * Puts private things of both Sides into a demonstration, in whose tests nobody thinks of them: whatever these tests are
 * about, what is sent to the other Side is searched for every word of them. Once for each database.
 */
export async function plantCanaries(database: Database, dataFolder: string): Promise<void> {
  const { db } = database;
  const planted = await db.selectFrom('document').select('id').where('id', 'like', `${PLANTED}%`).execute();
  if (planted.length > 0) return;
  for (const side of ['in', 'ru'] as const) {
    const [id, title, words] = [`${PLANTED}${canaryOf(side)}`, canaryOf(side), canaryOf(side)];
    await addPrivateNote(database, { id, side, title, words });
    const notes = { document: BESIDE, side, words: canaryOf(side), comment: canaryOf(side) };
    await addPrivateText(database, notes);
    await keepFile(database, { dataFolder, side });
    await db
      .insertInto('action_view')
      .values({ member: `${side}-modernization`, id: canaryOf(side), name: canaryOf(side), view: '{}' })
      .execute();
  }
}

/** A file of evidence that no report names yet. */
async function keepFile(
  { db }: Database,
  { dataFolder, side }: { dataFolder: string; side: CanarySide },
): Promise<void> {
  const blobs = createFolderBlobs(join(dataFolder, DataName.blobs));
  const content = async function* () {
    yield Buffer.from(`%PDF-1.7 ${canaryOf(side)}\n`);
  };
  const { digest, size } = await blobs.keep(content(), { maxBytes: MAX_BYTES });
  const name = `${canaryOf(side)}.pdf`;
  const member = `${side}-cochair`;
  await db
    .insertInto('evidence_file')
    .values({ digest, side, name, size, media_type: 'application/pdf', member, at: Date.now() })
    .execute();
}
