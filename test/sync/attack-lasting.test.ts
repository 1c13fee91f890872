import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LONGEST_COMMENT } from '#shared/drafting/comments/comment-entry.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { SyncStep } from '#shared/sync/message-type.ts';
import type { SyncLimits } from '#server/sync/limits.ts';
import { TextRight } from '#server/sync/text-access.ts';
import { handDrivenRoom, type HandDrivenRoom } from '#test/support/hand-driven-room.ts';
import { wordsOf } from '#test/support/small-text.ts';
import { craftedUpdate } from '#test/support/struct-writer.ts';
import type { WireClient } from '#test/support/wire-client.ts';

/** The limits of frequency only decide how long an attack takes. */
const PATIENT: Partial<SyncLimits> = {
  messageBurst: 1e6,
  byteBurst: 1e9,
  refusalsPerMinute: 1e6,
  upgradesPerMinute: 1e6,
  workMsPerMinute: 1e9,
};

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

/** A new block whose words are a letter and a deletion by turns, from a clientID of its own. */
function pierced(doc: Y.Doc, round: number, letters: number): Uint8Array {
  const clause = doc.getXmlFragment(round % 2 === 0 ? 'en' : 'ru').get((round >> 1) % 2);
  const part = clause instanceof Y.XmlElement ? clause._item?.id : undefined;
  if (part === undefined) throw new Error('every part is a clause');
  const client = 4_000_000_000 + round;
  const words = Array.from({ length: 2 * letters }, (_, at) => ({
    ...(at === 0 ? { parent: { client, clock: 1 } } : { origin: { client, clock: at + 1 } }),
    content: at % 2 === 0 ? { text: 'x' } : { deleted: 1 },
  }));
  const block = { parent: part, content: { element: 'paragraph' } };
  const text = { parent: { client, clock: 0 }, content: { type: 6 } };
  return craftedUpdate({ groups: [{ client, clock: 0, structs: [block, text, ...words] }] });
}

/** The member makes as many separate deletions as the server takes: large updates first, then ever smaller ones. */
async function pierceAll(room: HandDrivenRoom, doc: Y.Doc): Promise<number> {
  let refused = 0;
  let round = 0;
  for (const letters of [2600, 1500, 500, 100, 10, 1]) {
    const { client } = await room.join('in-secretary');
    client.mute();
    for (; client.closed === null && round < 200; round += 1) {
      client.sendSync(SyncStep.update, pierced(doc, round, letters));
      await room.quiet();
    }
    if (client.closed?.code === CloseCode.tooLarge) refused += 1;
  }
  return refused;
}

test('[SYNC-8] one member cannot make so many separate deletions that nobody can open the text', async () => {
  const room = handDrivenRoom(PATIENT);
  const doc = new Y.Doc();
  const witness = await room.join('ru-secretary', { doc });
  expect(await pierceAll(room, doc)).toBe(6);
  witness.client.close();
  await canComeBack(room, doc);
}, 60_000);

test('[SYNC-8] whatever one member deletes, the others go on deleting words, and that block as well', async () => {
  const room = handDrivenRoom(PATIENT);
  const { client } = await room.join('ru-secretary');
  await pierceAll(room, client.doc);
  for (let word = 0; word < 20; word += 1) {
    wordsOf(client.doc, 'en', 3).delete(word, 2);
    await room.quiet();
  }
  const clause = client.doc.getXmlFragment('en').get(0);
  if (!(clause instanceof Y.XmlElement)) throw new Error('the first part is a clause');
  expect(clause.toJSON().length).toBeGreaterThan(4000);
  clause.delete(0, clause.length - 1);
  client.mark();
  await room.quiet();
  expect(client.refusals).toEqual([]);
  expect(client.receipts.at(-1)).toMatchObject({ status: 0 });
  const late = await room.join('ru-cochair');
  expect(late.client.doc.getXmlFragment('en').toJSON()).toBe(client.doc.getXmlFragment('en').toJSON());
}, 60_000);

test('[SYNC-8] nor does it help to do it to the words of others', async () => {
  const room = handDrivenRoom(PATIENT);
  const { client } = await room.join('ru-secretary');
  const clock = Y.getState(client.doc.store, client.doc.clientID);
  wordsOf(client.doc, 'en', 0).insert(0, 'x'.repeat(90_000));
  await room.quiet();
  let holes = 0;
  const attacker = await room.join('in-secretary');
  attacker.client.mute();
  for (; attacker.client.closed === null && holes < 40_000; holes += 250) {
    const ranges = Array.from({ length: 250 }, (_, at) => [clock + 2 * (holes + at) + 1, 1] as const);
    const deletes = [{ client: client.doc.clientID, ranges }];
    attacker.client.sendSync(SyncStep.update, craftedUpdate({ deletes }));
    await room.quiet();
  }
  expect(attacker.client.closed?.code).toBe(CloseCode.tooLarge);
  for (let word = 0; word < 20; word += 1) {
    wordsOf(client.doc, 'ru', 3).delete(word, 2);
    await room.quiet();
  }
  wordsOf(client.doc, 'en', 0).delete(0, 10_000);
  await room.quiet();
  expect(client.closed).toBeNull();
}, 60_000);

/** Twenty comments as long as a comment may be, in one change. */
function chatter({ doc }: WireClient, member: string): void {
  doc.transact(() => {
    for (let count = 0; count < 20; count += 1) {
      const entry = {
        member,
        side: member.slice(0, 2),
        kind: 'reply',
        thread: crypto.randomUUID(),
        turn: 1,
        at: 1,
      };
      doc.getMap('comments').set(crypto.randomUUID(), { ...entry, words: 'x'.repeat(LONGEST_COMMENT) });
    }
  });
}

test('[SYNC-8] one who may only comment cannot fill a text with comments, also not after a restart', async () => {
  const room = handDrivenRoom(PATIENT);
  const observer = await room.join('in-observer', { right: TextRight.comment });
  for (let round = 0; round < 100 && observer.client.closed === null; round += 1) {
    chatter(observer.client, 'in-observer');
    await room.quiet();
  }
  expect(observer.client.closed?.code).toBe(CloseCode.tooLarge);
  await room.server.stop();
  room.server.kill();
  const again = await room.join('in-observer', { right: TextRight.comment });
  chatter(again.client, 'in-observer');
  const other = await room.join('ru-observer', { right: TextRight.comment });
  chatter(other.client, 'ru-observer');
  other.client.mark();
  await room.quiet();
  expect(again.client.closed?.code).toBe(CloseCode.tooLarge);
  expect(other.client.refusals).toEqual([]);
  expect(other.client.receipts).toMatchObject([{ status: 0 }]);
}, 60_000);
