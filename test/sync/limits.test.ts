import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import type { SyncLimits } from '#server/sync/limits.ts';
import { openText } from '#test/support/open-text.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import type { WireClient } from '#test/support/wire-client.ts';

let app: StartedApp | null = null;

afterEach(async () => {
  await app?.stop();
  app = null;
});

async function started(syncLimits: Partial<SyncLimits> = {}): Promise<StartedApp> {
  app = await startApp({ syncLimits });
  return app;
}

const nothing = Uint8Array.of(MessageType.queryPresence);

function clauseWords(doc: Y.Doc): Y.XmlText {
  for (const part of doc.getXmlFragment('en').toArray()) {
    const block = part instanceof Y.XmlElement && part.nodeName === 'clause' ? part.get(0) : null;
    const words = block instanceof Y.XmlElement ? block.get(0) : null;
    if (words instanceof Y.XmlText) return words;
  }
  throw new Error('no clause');
}

/** Still connected, and what it wrote becomes durable. (A disk that takes its time may first answer "not yet".) */
async function isUndisturbed(client: WireClient): Promise<boolean> {
  await vi.waitUntil(async () => client.isOver || (await client.receipt()).status === 0, {
    timeout: 30_000,
    interval: 200,
  });
  return !client.isOver;
}

test('[SYNC-8] an update of 512 KiB is taken, a larger one is refused', async () => {
  const server = await started();
  const witness = await openText(server, 'ru-secretary');
  const writer = await openText(server, 'in-secretary');
  clauseWords(writer.doc).insert(0, 'x'.repeat(512 * 1024 - 64));
  expect(await isUndisturbed(writer)).toBe(true);
  clauseWords(writer.doc).insert(0, 'y'.repeat(512 * 1024 + 1));
  expect(await writer.ended()).toBe(CloseCode.tooLarge);
  expect(await isUndisturbed(witness)).toBe(true);
  expect(clauseWords(witness.doc).toJSON()).not.toContain('y'.repeat(50));
});

test('[SYNC-8] a frame above 2 MiB is refused', async () => {
  const server = await started();
  const witness = await openText(server, 'ru-secretary');
  const writer = await openText(server, 'in-secretary');
  writer.send(new Uint8Array(2 * 1024 * 1024 + 1));
  expect(await writer.ended()).toBe(CloseCode.tooLarge);
  const larger = await openText(server, 'in-secretary');
  larger.send(new Uint8Array(5 * 1024 * 1024));
  expect([1006, 1009]).toContain(await larger.ended());
  expect(await isUndisturbed(witness)).toBe(true);
});

test('[SYNC-8] 400 messages at once are read, many more are refused', async () => {
  const server = await started();
  const calm = await openText(server, 'in-secretary');
  for (let sent = 0; sent < 380; sent += 1) calm.send(nothing);
  expect(await isUndisturbed(calm)).toBe(true);
  const flood = await openText(server, 'in-secretary');
  for (let sent = 0; sent < 800; sent += 1) flood.send(nothing);
  expect(await flood.ended()).toBe(CloseCode.rate);
  expect(await isUndisturbed(calm)).toBe(true);
});

test('[SYNC-8] bytes a second are bounded', async () => {
  const server = await started({ bytesPerSecond: 1000, byteBurst: 20_000 });
  const writer = await openText(server, 'in-secretary');
  writer.sendSync(SyncStep.stateVector, new Uint8Array(100));
  clauseWords(writer.doc).insert(0, 'x'.repeat(10_000));
  expect(await isUndisturbed(writer)).toBe(true);
  clauseWords(writer.doc).insert(0, 'x'.repeat(12_000));
  expect(await writer.ended()).toBe(CloseCode.rate);
});

test('[SYNC-8] presence above 20 a second is dropped, not punished, but for the last', async () => {
  const server = await started();
  const reader = await openText(server, 'ru-secretary');
  const writer = await openText(server, 'in-secretary');
  for (let clock = 1; clock <= 200; clock += 1) {
    writer.sendPresence([{ clientId: writer.doc.clientID, clock, state: `{"part":"c-${clock}"}` }]);
  }
  expect(await isUndisturbed(writer)).toBe(true);
  await reader.until(() => reader.presences.at(-1)?.get(writer.doc.clientID)?.includes('c-200') ?? false);
  expect(reader.presences.length).toBeLessThan(50);
});

test('[SYNC-8] eight connections of one member to one text, and no ninth', async () => {
  const server = await started();
  const clients = [];
  for (let count = 0; count < 8; count += 1) clients.push(await openText(server, 'in-secretary'));
  await expect(openText(server, 'in-secretary')).rejects.toThrow(String(CloseCode.rate));
  clients[0]?.close();
  await vi.waitFor(async () => clients.push(await openText(server, 'in-secretary')), { timeout: 5000 });
  await openText(server, 'in-cochair');
});

test('[SYNC-8] connections from one address are bounded', async () => {
  const server = await started({ connectionsPerAddress: 2 });
  await openText(server, 'in-secretary');
  await openText(server, 'ru-secretary');
  await expect(openText(server, 'in-cochair')).rejects.toThrow(String(CloseCode.rate));
});

test('[SYNC-8] upgrades a minute of one member are bounded; others are not concerned', async () => {
  const server = await started({ upgradesPerMinute: 3 });
  for (let count = 0; count < 3; count += 1) (await openText(server, 'in-secretary')).close();
  await expect(openText(server, 'in-secretary')).rejects.toThrow('429');
  await openText(server, 'ru-secretary');
});

test('[SYNC-8] refused updates a minute of one member are bounded', async () => {
  const server = await started({ refusalsPerMinute: 2 });
  for (let count = 0; count < 2; count += 1) {
    const client = await openText(server, 'in-secretary');
    client.doc.getMap('srv').set('x', 1);
    expect(await client.ended()).toBe(CloseCode.forbidden);
  }
  await expect(openText(server, 'in-secretary')).rejects.toThrow(String(CloseCode.rate));
  await openText(server, 'ru-secretary');
});

test('[SYNC-8] a reader that does not read is closed; its backlog is not kept', async () => {
  const server = await started({ backlogBytes: 256 * 1024, bytesPerSecond: 1e9, byteBurst: 1e9 });
  const writer = await openText(server, 'in-secretary');
  const slow = await openText(server, 'ru-secretary');
  const witness = await openText(server, 'in-cochair');
  slow.socket.pause();
  for (let round = 0; round < 60; round += 1) {
    clauseWords(writer.doc).insert(0, 'z'.repeat(200_000));
    await writer.receipt();
  }
  slow.socket.resume();
  expect([CloseCode.slowReader, 1006]).toContain(await slow.ended());
  expect(await isUndisturbed(witness)).toBe(true);
  expect(await isUndisturbed(writer)).toBe(true);
});

test('[SYNC-8] a text larger than the backlog of a reader opens; a reader that asks for it and does not read is closed', async () => {
  const server = await started({ bytesPerSecond: 1e9, byteBurst: 1e9, workMsPerMinute: 1e9 });
  const writer = await openText(server, 'in-secretary');
  for (let written = 0; written < 9 * 1024 * 1024; written += 500_000) {
    clauseWords(writer.doc).insert(0, 'w'.repeat(500_000));
    await writer.receipt();
  }
  const reader = await openText(server, 'ru-secretary');
  expect(clauseWords(reader.doc).length).toBeGreaterThan(8 * 1024 * 1024);
  expect(await isUndisturbed(reader)).toBe(true);
  const stalled = await openText(server, 'in-cochair');
  stalled.socket.pause();
  for (let asked = 0; asked < 8; asked += 1) {
    stalled.sendSync(SyncStep.stateVector, Uint8Array.of(0));
    await reader.receipt();
  }
  stalled.mute();
  stalled.socket.resume();
  expect([CloseCode.slowReader, 1006]).toContain(await stalled.ended());
  expect(await isUndisturbed(writer)).toBe(true);
});

test('[SYNC-8] a text does not grow above its largest size', async () => {
  const server = await started({ stateBytes: 400_000 });
  const writer = await openText(server, 'in-secretary');
  clauseWords(writer.doc).insert(0, 'x'.repeat(100_000));
  expect(await isUndisturbed(writer)).toBe(true);
  clauseWords(writer.doc).insert(0, 'x'.repeat(300_000));
  expect(await writer.ended()).toBe(CloseCode.tooLarge);
});

test('[SYNC-8] a peer that answers no heartbeat is cut', async () => {
  const server = await started({ heartbeatMs: 100 });
  const dead = await openText(server, 'in-secretary');
  const alive = await openText(server, 'ru-secretary');
  dead.socket.pause();
  await alive.until(() => alive.frames > 12);
  dead.socket.resume();
  expect(await dead.ended()).toBe(1006);
  expect(await isUndisturbed(alive)).toBe(true);
});
