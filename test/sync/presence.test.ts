import { expect, test } from 'vitest';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { handDrivenRoom } from '#test/support/hand-driven-room.ts';
import type { Line } from '#test/support/hand-driven-server.ts';

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

test('[SYNC-6] [SYNC-8] presence that is too large or has a wrong form is refused', async () => {
  for (const state of [JSON.stringify({ part: 'x'.repeat(3000) }), '"text"', '[1]', '{']) {
    const room = handDrivenRoom();
    const { client } = await room.join('in-secretary');
    client.sendPresence([{ clientId: client.doc.clientID, clock: 1, state }]);
    await room.quiet();
    expect(client.closed?.code).toBe(CloseCode.malformed);
  }
});
