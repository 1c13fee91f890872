import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { handDrivenRoom } from '#test/support/hand-driven-room.ts';
import type { Line } from '#test/support/hand-driven-server.ts';
import { wordsOf } from '#test/support/small-text.ts';

const seenBy = (line: Line, clientId: number): unknown => {
  const states = line.client.presences
    .map((entry) => entry.get(clientId))
    .filter((state) => state !== undefined);
  const last = states.at(-1);
  return last === undefined ? undefined : JSON.parse(last);
};

test('[SYNC-6] name and Side come from the login, whatever the message says', async () => {
  const room = handDrivenRoom();
  const reader = await room.join('ru-secretary');
  const { client } = await room.join('in-secretary');
  const state = JSON.stringify({
    user: { member: 'ru-cochair', side: 'ru', name: 'The Minister' },
    part: 'c-1',
  });
  client.sendPresence([{ clientId: client.doc.clientID, clock: 1, state }]);
  await room.quiet();
  await expect
    .poll(async () => (await room.quiet(), seenBy(reader, client.doc.clientID)))
    .toEqual({
      part: 'c-1',
      user: { member: 'in-secretary', side: 'in', name: 'in-secretary' },
    });
});

test('[SYNC-6] nobody speaks for another connection, and the victim notices nothing', async () => {
  const room = handDrivenRoom();
  const victim = await room.join('in-secretary');
  const id = victim.client.doc.clientID;
  victim.client.sendPresence([{ clientId: id, clock: 5, state: '{"part":"c-1"}' }]);
  await room.quiet();
  const forger = await room.join('ru-secretary');
  forger.client.sendPresence([{ clientId: id, clock: 6, state: '{"part":"c-9"}' }]);
  await room.quiet();
  expect(forger.client.closed?.code).toBe(CloseCode.forbidden);
  const witness = await room.join('ru-cochair');
  expect(seenBy(witness, id)).toMatchObject({ part: 'c-1', user: { member: 'in-secretary' } });
  expect(victim.client.closed).toBeNull();
});

test('[SYNC-6] a stock client may send back what it heard', async () => {
  const room = handDrivenRoom();
  const one = await room.join('in-secretary');
  one.client.sendPresence([{ clientId: one.client.doc.clientID, clock: 1, state: '{}' }]);
  const stock = await room.join('ru-secretary', { isAnnounced: false });
  await room.quiet();
  const echo = seenBy(stock, one.client.doc.clientID);
  stock.client.sendPresence([
    { clientId: stock.client.doc.clientID, clock: 1, state: '{}' },
    { clientId: one.client.doc.clientID, clock: 1, state: JSON.stringify(echo) },
  ]);
  one.client.sendPresence([{ clientId: one.client.doc.clientID, clock: 2, state: 'null' }]);
  await room.quiet();
  stock.client.sendPresence([{ clientId: one.client.doc.clientID, clock: 2, state: 'null' }]);
  stock.client.sendPresence([{ clientId: one.client.doc.clientID, clock: 1, state: '{}' }]);
  await room.quiet();
  expect(stock.client.closed).toBeNull();
});

test('[SYNC-6] a connection that goes takes its presence along', async () => {
  const room = handDrivenRoom();
  const reader = await room.join('ru-secretary');
  const { client, pair } = await room.join('in-secretary');
  client.sendPresence([{ clientId: client.doc.clientID, clock: 1, state: '{}' }]);
  await room.quiet();
  pair.cut();
  await expect.poll(async () => (await room.quiet(), seenBy(reader, client.doc.clientID))).toBeNull();
});

test('[SYNC-6] [SYNC-8] presence that is too large or no object is refused', async () => {
  for (const state of [JSON.stringify({ part: 'x'.repeat(3000) }), '"text"', '[1]', '{']) {
    const room = handDrivenRoom();
    const { client } = await room.join('in-secretary');
    client.sendPresence([{ clientId: client.doc.clientID, clock: 1, state }]);
    await room.quiet();
    expect(client.closed?.code).toBe(CloseCode.malformed);
  }
});

test.each([
  { cursor: { anchor: 12, head: 12 } },
  { cursor: { index: 3, length: 0 }, lang: 'en-GB' },
  { cursor: null, part: 7, user: { name: 'The Minister', color: '#f00' } },
])("[SYNC-6] [SYNC-13] another editor's caret costs nobody the connection: %j", async (state) => {
  const room = handDrivenRoom();
  const reader = await room.join('ru-secretary');
  const { client } = await room.join('in-secretary', { isAnnounced: false });
  client.sendPresence([{ clientId: client.doc.clientID, clock: 1, state: JSON.stringify(state) }]);
  await expect
    .poll(async () => (await room.quiet(), seenBy(reader, client.doc.clientID)))
    .toMatchObject({ user: { member: 'in-secretary', side: 'in', name: 'in-secretary' } });
  expect(client.closed).toBeNull();
});

test('[SYNC-6] who comes back while the old connection is half open takes the own presence over', async () => {
  const room = handDrivenRoom();
  const reader = await room.join('ru-secretary');
  const doc = new Y.Doc();
  const id = doc.clientID;
  const old = await room.join('in-secretary', { doc });
  old.client.sendPresence([{ clientId: id, clock: 1, state: '{"part":"c-1"}' }]);
  await room.quiet();
  old.client.mute();
  const back = await room.join('in-secretary', { doc });
  wordsOf(doc, 'en', 0).insert(0, 'offline ');
  back.client.sendPresence([{ clientId: id, clock: 2, state: '{"part":"c-2"}' }]);
  back.client.mark();
  await expect.poll(async () => (await room.quiet(), seenBy(reader, id))).toMatchObject({ part: 'c-2' });
  expect(back.client.closed).toBeNull();
  expect(back.client.receipts).toMatchObject([{ status: 0 }]);
  expect(old.client.closed?.code).toBe(CloseCode.takenOver);
  // What the old connection says or leaves behind is nobody's any more.
  back.client.sendPresence([{ clientId: id, clock: 3, state: '{"part":"c-3"}' }]);
  await expect.poll(async () => (await room.quiet(), seenBy(reader, id))).toMatchObject({ part: 'c-3' });
  const thief = await room.join('in-cochair');
  thief.client.sendPresence([{ clientId: id, clock: 4, state: '{}' }]);
  await room.quiet();
  expect(thief.client.closed?.code).toBe(CloseCode.forbidden);
  expect(seenBy(reader, id)).toMatchObject({ part: 'c-3' });
});

test('[SYNC-6] who comes back is told how far the own departure was counted, and nobody else is', async () => {
  const room = handDrivenRoom();
  const reader = await room.join('ru-secretary');
  const doc = new Y.Doc();
  const state = '{"part":"c-1"}';
  const first = await room.join('in-secretary', { doc });
  first.client.sendPresence([{ clientId: doc.clientID, clock: 7, state }]);
  await room.quiet();
  first.pair.cut();
  first.client.mute();
  await expect.poll(async () => (await room.quiet(), seenBy(reader, doc.clientID))).toBeNull();
  const heard = reader.client.presences.length;
  const back = await room.join('in-secretary', { doc });
  back.client.sendPresence([{ clientId: doc.clientID, clock: 7, state }]);
  await room.quiet();
  expect(back.client.presences.at(-1)).toEqual(new Map([[doc.clientID, 'null']]));
  expect(reader.client.presences).toHaveLength(heard);
  back.client.sendPresence([{ clientId: doc.clientID, clock: 9, state }]);
  await expect
    .poll(async () => (await room.quiet(), seenBy(reader, doc.clientID)))
    .toMatchObject({ part: 'c-1' });
});

test('[SYNC-6] who only sends back how others move loses nothing of the own caret', async () => {
  const room = handDrivenRoom({ messageBurst: 1000 });
  const mover = await room.join('in-secretary');
  const stock = await room.join('ru-secretary', { isAnnounced: false });
  const [moving, own] = [mover.client.doc.clientID, stock.client.doc.clientID];
  stock.client.sendPresence([{ clientId: own, clock: 1, state: '{"part":"c-1"}' }]);
  mover.client.sendPresence([{ clientId: moving, clock: 900, state: '{}' }]);
  await room.quiet();
  for (let clock = 1; clock <= 200; clock += 1) {
    stock.client.sendPresence([{ clientId: moving, clock, state: '{}' }]);
  }
  stock.client.sendPresence([{ clientId: own, clock: 2, state: '{"part":"c-2"}' }]);
  await room.quiet();
  const witness = await room.join('ru-cochair');
  expect(seenBy(witness, own)).toMatchObject({ part: 'c-2' });
});
