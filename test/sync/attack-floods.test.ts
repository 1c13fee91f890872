import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { SyncStep } from '#shared/sync/message-type.ts';
import type { SyncLimits } from '#server/sync/limits.ts';
import { handDrivenRoom } from '#test/support/hand-driven-room.ts';
import { openText, type Reachable } from '#test/support/open-text.ts';
import { wordsOf } from '#test/support/small-text.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { type CraftedStruct, craftedUpdate } from '#test/support/struct-writer.ts';
import { WireClient } from '#test/support/wire-client.ts';

let app: StartedApp | null = null;

afterEach(async () => {
  await app?.stop();
  app = null;
});

async function started(syncLimits: Partial<SyncLimits> = {}): Promise<StartedApp> {
  app = await startApp({ syncLimits });
  return app;
}

/** Not empty, so that the server must encode the text anew for it. */
const ALMOST_NOTHING = Uint8Array.of(1, 7, 1);

test('[SYNC-8] state vectors sent in one breath get one answer, and a flood of them is closed', async () => {
  const room = handDrivenRoom();
  const witness = await room.join('ru-secretary');
  const { client } = await room.join('in-secretary');
  const before = client.updates.length;
  for (let sent = 0; sent < 9; sent += 1) client.sendSync(SyncStep.stateVector, ALMOST_NOTHING);
  await room.quiet();
  expect(client.closed).toBeNull();
  expect(client.updates.length - before).toBe(1);
  for (let sent = 0; sent < 9; sent += 1) client.sendSync(SyncStep.stateVector, ALMOST_NOTHING);
  await room.quiet();
  expect(client.closed?.code).toBe(CloseCode.rate);
  expect(witness.client.closed).toBeNull();
});

test('[SYNC-8] marks behind a gap are kept up to a bound, and none of them is called durable', async () => {
  const room = handDrivenRoom({ heldMarks: 5 });
  const { client, pair } = await room.join('in-secretary');
  client.mute();
  wordsOf(client.doc, 'en', 0).insert(0, 'lost ');
  const before = Y.encodeStateVector(client.doc);
  wordsOf(client.doc, 'en', 1).insert(0, 'x');
  client.sendSync(SyncStep.update, Y.encodeStateAsUpdate(client.doc, before));
  for (let count = 0; count < 5; count += 1) client.mark();
  while (pair.up());
  expect(client.closed).toBeNull();
  client.mark();
  await room.quiet();
  expect(client.closed?.code).toBe(CloseCode.rate);
  expect(client.receipts).toEqual([]);
});

test('[SYNC-8] a text that is typed in for long is as large as it is, not as large as all its updates', async () => {
  const room = handDrivenRoom({ stateBytes: 20_000, checkpointRows: 50, messageBurst: 9999 });
  const { client } = await room.join('in-secretary');
  const words = wordsOf(client.doc, 'en', 0);
  for (let letter = 0; letter < 1500; letter += 1) {
    words.insert(words.length, 'x');
    await room.quiet();
    if (client.closed !== null) break;
  }
  expect(client.closed).toBeNull();
  expect(Y.encodeStateAsUpdate(client.doc).length).toBeLessThan(10_000);
});

test('[SYNC-8] [SYNC-10] an update that the text has no room for claims no clientID', async () => {
  const room = handDrivenRoom({ stateBytes: 20_000 });
  const doc = new Y.Doc();
  const first = await room.join('in-secretary', { doc });
  first.client.mute();
  const large = new Y.Doc();
  large.clientID = 4242;
  Y.applyUpdate(large, Y.encodeStateAsUpdate(doc));
  wordsOf(large, 'en', 0).insert(0, 'x'.repeat(30_000));
  first.client.sendSync(SyncStep.update, Y.encodeStateAsUpdate(large, Y.encodeStateVector(doc)));
  await room.quiet();
  expect(first.client.closed?.code).toBe(CloseCode.tooLarge);
  doc.clientID = 4242;
  const second = await room.join('in-secretary', { doc });
  wordsOf(doc, 'en', 0).insert(0, 'short ');
  await room.quiet();
  expect(second.client.closed).toBeNull();
  room.server.kill();
  const third = await room.join('in-secretary', { doc });
  wordsOf(doc, 'en', 0).insert(0, 'again ');
  await room.quiet();
  expect(third.client.closed).toBeNull();
});

test('[SYNC-8] one text is one text, however its address is escaped', async () => {
  const server = await started({ connectionsPerMemberAndText: 2 });
  const cookie = await server.loginAs('in-secretary');
  const spellings = ['protocol-11/common', 'protocol-11/%63ommon', 'protocol-11%2Fcommon'];
  const open = (text: string) => openText(server, 'in-secretary', { cookie, text, isStock: true });
  await open(spellings[0] ?? '');
  await open(spellings[1] ?? '');
  await expect(open(spellings[2] ?? '')).rejects.toThrow(String(CloseCode.rate));
});

test.each(['ping', 'pong'] as const)('[SYNC-8] a flood of %ss is closed; a few are fine', async (kind) => {
  const server = await started({ messageBurst: 50 });
  const witness = await openText(server, 'ru-secretary');
  const calm = await openText(server, 'in-cochair');
  const answered = new Promise((resolve) => calm.socket.once('pong', resolve));
  calm.socket.ping('hello');
  await answered;
  const flood = await openText(server, 'in-secretary');
  for (let sent = 0; sent < 1000; sent += 1) flood.socket[kind]('x'.repeat(100));
  expect(await flood.ended()).toBe(CloseCode.rate);
  expect((await witness.receipt()).status).toBe(0);
  expect(calm.isOver).toBe(false);
});

test('[SYNC-8] a letter whose place takes long to find is refused', async () => {
  const room = handDrivenRoom({ messageBurst: 1e6, byteBurst: 1e9, workMsPerMinute: 1e9 });
  const witness = await room.join('ru-secretary');
  const { client } = await room.join('in-secretary');
  client.mute();
  const first = wordsOf(client.doc, 'en', 0)._start?.id;
  if (first === undefined) throw new Error('no words');
  const origin = { client: first.client, clock: first.clock + 1 };
  const crowd = Array.from({ length: 12_000 }, (_, clock) => ({
    origin: clock === 0 ? origin : { client: 1000, clock: clock - 1 },
    content: clock % 2 === 0 ? { text: 'x' } : { mark: 'bold', value: clock % 4 === 1 ? {} : null },
  }));
  const send = (id: number, clock: number, structs: CraftedStruct[]): void =>
    client.sendSync(SyncStep.update, craftedUpdate({ groups: [{ client: id, clock, structs }] }));
  // In pieces, each of which costs little.
  for (let clock = 0; clock < crowd.length; clock += 2000) {
    send(1000, clock, crowd.slice(clock, clock + 2000));
    await room.quiet();
  }
  expect(client.closed).toBeNull();
  send(4_000_000_000, 0, [{ origin, content: { text: 'y' } }]);
  await room.quiet();
  expect(client.refusals).toMatchObject([{ code: 'walk' }]);
  expect(witness.client.closed).toBeNull();
});

/** A new connection of the same member: turned away at its opening, or after what little the budget has got back meanwhile. */
async function soonTurnedAway(server: Reachable, update: Uint8Array): Promise<number> {
  const again = await openText(server, 'in-secretary').catch((error: unknown) => error);
  if (!(again instanceof WireClient)) return Number(/\d{4}/.exec(String(again))?.[0]);
  for (let sent = 0; sent < 10 && !again.isOver; sent += 1) again.sendSync(SyncStep.update, update);
  return again.ended();
}

test('[SYNC-8] who keeps the server too busy has to wait, on every connection; others are not concerned', async () => {
  const server = await started({
    workMsPerMinute: 100,
    messagesPerSecond: 1e6,
    messageBurst: 1e6,
    bytesPerSecond: 1e9,
    byteBurst: 1e9,
  });
  const witness = await openText(server, 'ru-secretary');
  const busy = await openText(server, 'in-secretary');
  const everything = Y.encodeStateAsUpdate(busy.doc);
  // How much work it is depends on the machine: until the server has had enough, but not for ever.
  for (let sent = 0; sent < 5000 && !busy.isOver; sent += 1) {
    busy.sendSync(SyncStep.update, everything);
    if (sent % 10 === 9) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await busy.ended()).toBe(CloseCode.rate);
  expect(busy.refusals).toMatchObject([{ code: 'rate', why: 'too much work for the server' }]);
  expect(await soonTurnedAway(server, everything)).toBe(CloseCode.rate);
  expect((await witness.receipt()).status).toBe(0);
});

test.each([
  ['/sync/protocol-11/common', '401'],
  ['/', '404'],
  ['/api/me', '404'],
])('an upgrade of %s that was turned away does not keep its socket', async (path, status) => {
  const server = await started();
  const socket = connect({ host: '127.0.0.1', port: server.port, allowHalfOpen: true });
  const origin = `http://127.0.0.1:${server.port}`;
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${origin}\r\n` +
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  let answer = '';
  socket.on('data', (data) => {
    answer += data.toString();
  });
  const cut = new Promise((resolve) => socket.once('error', resolve));
  await new Promise((resolve) => socket.once('end', resolve));
  expect(answer).toContain(status);
  // Only a socket that is closed on the other end answers what still comes with a reset.
  const writing = setInterval(() => socket.write('x'), 20);
  const outcome = await Promise.race([cut.then(() => 'cut'), wait(3000).then(() => 'kept')]);
  clearInterval(writing);
  socket.destroy();
  expect(outcome).toBe('cut');
});
