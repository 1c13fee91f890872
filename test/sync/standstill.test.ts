import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { defaultLimits } from '#server/sync/limits.ts';
import { handDrivenRoom } from '#test/support/hand-driven-room.ts';
import { wordsOf } from '#test/support/small-text.ts';
import { structView } from '#test/support/struct-view.ts';

const WRITERS = 6;
const UPDATES = 12_000;
/** Merging takes the square of it. */
const UPDATES_IN_FRAME = 100;

/** The separate pieces of an update: as many as were merged, or fewer. */
function piecesOf(update: Uint8Array): number {
  const { structs, ds } = Y.decodeUpdate(update);
  const deleted = [...ds.clients.values()].reduce((sum, ranges) => sum + ranges.length, 0);
  return structs.length + deleted;
}

test('[SYNC-8] what gathered while storage stood still is stored and sent in pieces, and all see the same', async () => {
  const room = handDrivenRoom({
    messageBurst: UPDATES,
    workMsPerMinute: 600_000,
    storageSilenceMs: 600_000,
  });
  const writers = [];
  for (let at = 0; at < WRITERS; at += 1) writers.push(await room.join(`in-member-${at}`));
  const readers = [
    await room.join('ru-secretary'),
    await room.join('ru-interpreter', { isAnnounced: false }),
  ];
  for (const { client } of readers) client.updates.length = 0;
  room.log.hold();
  for (let update = 0; update < UPDATES; update += 1) {
    const writer = writers[update % WRITERS];
    const words = wordsOf(writer?.client.doc ?? new Y.Doc(), update % 2 === 0 ? 'en' : 'ru', update % 4);
    if (update % 10 === 9) words.delete(3, 1);
    else words.insert(2 + (update % 5), 'x');
  }
  for (const { pair } of writers) while (pair.up());
  await room.server.settle();
  const mark = writers[0]?.client.mark();
  room.log.release();
  await room.quiet();

  expect(room.log.largestAppend).toBe(defaultLimits.commitRows);
  const expected = structView(writers[0]?.client.doc ?? new Y.Doc());
  for (const { client } of [...writers, ...readers]) expect(structView(client.doc)).toEqual(expected);
  expect(writers[0]?.client.receipts.at(-1)).toMatchObject({ mark, status: ReceiptStatus.durable });
  const pieces = readers.flatMap(({ client }) => client.updates.map(piecesOf));
  // A deletion also names the deletions beside it that it was merged with, never more than its update.
  expect(Math.max(...pieces)).toBeLessThanOrEqual(UPDATES_IN_FRAME);
  const later = await room.join('ru-cochair');
  expect(structView(later.client.doc)).toEqual(expected);
});
