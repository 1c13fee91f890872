import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { SyncStep } from '#shared/sync/message-type.ts';
import type { SyncLimits } from '#server/sync/limits.ts';
import { handDrivenRoom, type HandDrivenRoom } from '#test/support/hand-driven-room.ts';
import { wordsOf } from '#test/support/small-text.ts';
import { craftedUpdate } from '#test/support/struct-writer.ts';

/** The limits of frequency only decide how long an attack takes. */
const PATIENT: Partial<SyncLimits> = { messageBurst: 1e6, byteBurst: 1e9 };

/** Somebody who has the whole text comes back, says what it has, and can work. */
async function canComeBack(room: HandDrivenRoom, doc: Y.Doc): Promise<void> {
  const { client } = await room.join('ru-secretary', { doc });
  expect(client.closed).toBeNull();
  wordsOf(doc, 'en', 3).insert(0, 'still here ');
  client.mark();
  await room.quiet();
  expect(client.closed).toBeNull();
  expect(client.receipts).toMatchObject([{ status: 0 }]);
}

/** 64 clientIDs with one piece of garbage each: the most that one update may claim. */
function claims(round: number): Uint8Array {
  const groups = Array.from({ length: 64 }, (_, index) => ({
    client: 4_000_000_000 + round * 64 + index,
    clock: 0,
    structs: [{ content: { gc: 1 } }],
  }));
  return craftedUpdate({ groups });
}

test('[SYNC-8] one member cannot claim so many clientIDs that nobody can open the text', async () => {
  const room = handDrivenRoom(PATIENT);
  const doc = new Y.Doc();
  const witness = await room.join('ru-secretary', { doc });
  const { client } = await room.join('in-secretary');
  client.mute();
  for (let round = 0; round < 1200 && client.closed === null; round += 1) {
    client.sendSync(SyncStep.update, claims(round));
    if (round % 50 === 49) await room.quiet();
  }
  await room.quiet();
  witness.client.close();
  await canComeBack(room, doc);
  expect(client.closed?.code).toBe(CloseCode.identity);
}, 60_000);

/** A letter and a deletion by turns, from a clientID of its own: 29,998 structs in one message. */
function pierced(doc: Y.Doc, round: number): Uint8Array {
  const id = wordsOf(doc, round % 2 === 0 ? 'en' : 'ru', round >> 1)._item?.id;
  if (id === undefined) throw new Error('the words hang somewhere');
  const client = 4_000_000_000 + round;
  const structs = Array.from({ length: 29_998 }, (_, clock) => ({
    ...(clock === 0 ? { parent: id } : { origin: { client, clock: clock - 1 } }),
    content: clock % 2 === 0 ? { text: 'x' } : { deleted: 1 },
  }));
  return craftedUpdate({ groups: [{ client, clock: 0, structs }] });
}

test('[SYNC-8] one member cannot make so many separate deletions that nobody can open the text', async () => {
  const room = handDrivenRoom(PATIENT);
  const doc = new Y.Doc();
  const witness = await room.join('ru-secretary', { doc });
  const { client } = await room.join('in-secretary');
  client.mute();
  for (let round = 0; round < 6 && client.closed === null; round += 1) {
    client.sendSync(SyncStep.update, pierced(doc, round));
    await room.quiet();
  }
  witness.client.close();
  await canComeBack(room, doc);
  expect(client.closed?.code).toBe(CloseCode.tooLarge);
}, 60_000);
