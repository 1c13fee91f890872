import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { SyncStep } from '#shared/sync/message-type.ts';
import { handDrivenRoom, type HandDrivenRoom } from '#test/support/hand-driven-room.ts';
import { wordsOf } from '#test/support/small-text.ts';
import { craftedStruct } from '#test/support/struct-writer.ts';
import type { Line } from '#test/support/hand-driven-server.ts';

/** Zero, written so long that the factor overflows: lib0 computes 0 * Infinity. */
const NOT_A_NUMBER = [...Array.from({ length: 160 }, () => 0x80), 0];

async function mayNotDisturb(room: HandDrivenRoom, witness: Line, attacker: Line): Promise<void> {
  await room.quiet();
  expect(attacker.client.closed?.code).toBe(CloseCode.malformed);
  expect(witness.client.closed).toBeNull();
  wordsOf(witness.client.doc, 'en', 0).insert(0, 'still here ');
  witness.client.mark();
  await room.quiet();
  expect(witness.client.receipts).toMatchObject([{ status: 0 }]);
}

test.each([
  ['count of structs', [1, ...NOT_A_NUMBER, 77, 0, 0]],
  ['clientID', [1, 1, ...NOT_A_NUMBER, 0, 0, 1, 0]],
  ['clock', [1, 1, 77, ...NOT_A_NUMBER, 0, 1, 0]],
  ['length', [1, 1, 77, 0, 0, ...NOT_A_NUMBER, 0]],
  ['clock of a deletion', [0, 1, 7, 1, ...NOT_A_NUMBER, 1]],
  ['length of a deletion', [0, 1, 7, 1, 0, ...NOT_A_NUMBER]],
  ['count of deletions', [0, 1, 7, ...NOT_A_NUMBER]],
])('[SYNC-2] [SYNC-5] a %s that is no number is malformed, and the room lives on', async (_name, bytes) => {
  const room = handDrivenRoom();
  const witness = await room.join('ru-secretary');
  const attacker = await room.join('in-secretary');
  attacker.client.sendSync(SyncStep.update, Uint8Array.from(bytes));
  await mayNotDisturb(room, witness, attacker);
});

test('[SYNC-5] a fresh letter beside a group without a number is refused whole', async () => {
  const room = handDrivenRoom();
  const witness = await room.join('ru-secretary');
  const attacker = await room.join('in-secretary');
  const letter = craftedStruct(77, 0, { origin: { client: 7, clock: 6 }, content: { text: 'x' } });
  const withGroup = [2, ...NOT_A_NUMBER, 78, 0, ...letter.subarray(1)];
  attacker.client.sendSync(SyncStep.update, Uint8Array.from(withGroup));
  await mayNotDisturb(room, witness, attacker);
});

test('[SYNC-6] a presence at the end of the numbers is refused: when it left, no reader could read that', async () => {
  const room = handDrivenRoom();
  const witness = await room.join('ru-secretary');
  const attacker = await room.join('in-secretary');
  const clientId = attacker.client.doc.clientID;
  attacker.client.sendPresence([{ clientId, clock: Number.MAX_SAFE_INTEGER, state: '{}' }]);
  await mayNotDisturb(room, witness, attacker);
});

test('[SYNC-6] a presence that leaves at the highest clock can be read, and sent back by a stock client', async () => {
  const room = handDrivenRoom();
  const witness = await room.join('ru-secretary');
  const { client, pair } = await room.join('in-secretary');
  const clientId = client.doc.clientID;
  client.sendPresence([{ clientId, clock: 0x7fffffff, state: '{}' }]);
  await room.quiet();
  pair.cut();
  await wait(20); // presence waits for a timer
  await room.quiet();
  expect(witness.client.presences.at(-1)?.get(clientId)).toBe('null');
  witness.client.sendPresence([{ clientId, clock: 0x7fffffff, state: 'null' }]);
  await room.quiet();
  expect(witness.client.closed).toBeNull();
});

test('[SYNC-6] a caret cannot name a root that every browser would then create', async () => {
  const room = handDrivenRoom();
  const witness = await room.join('ru-secretary');
  const { client } = await room.join('in-secretary');
  const id = client.doc.clientID;
  const cursor = (tname: string): string =>
    JSON.stringify({ cursor: { anchor: { tname }, head: { tname } }, part: `c-${tname}` });
  const seen = (): string => witness.client.presences.findLast((states) => states.has(id))?.get(id) ?? '';
  client.sendPresence([{ clientId: id, clock: 1, state: cursor('en') }]);
  await expect.poll(async () => (await room.quiet(), seen())).toContain('"cursor"');
  client.sendPresence([{ clientId: id, clock: 2, state: cursor('x1') }]);
  await expect.poll(async () => (await room.quiet(), seen())).toContain('c-x1');
  expect(seen()).not.toContain('cursor');
  expect(client.closed).toBeNull();
});
