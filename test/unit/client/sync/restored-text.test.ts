import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { TextConnection } from '#client/sync/text-connection.ts';
import { writeRestoration } from '#shared/sync/restoration.ts';
import { aConnection, until, untilSave, words, write } from './a-connection.ts';
import { MemoryDevice } from './memory-device.ts';
import { WireServer } from './wire-server.ts';

const RESTORATION = { backupAt: 1_000, restoredAt: 2_000 };

let server: WireServer;
let device: MemoryDevice;
const connections: TextConnection[] = [];

beforeEach(async () => {
  server = await WireServer.start();
  device = new MemoryDevice();
});

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.destroy();
  await server.stop();
});

async function opened(options: Parameters<typeof aConnection>[1] = {}): Promise<TextConnection> {
  const currentEpoch = async (): Promise<number> => 2;
  const connection = aConnection(server, { storage: device, currentEpoch, ...options });
  connections.push(connection);
  await connection.open();
  await untilSave(connection, 'saved');
  return connection;
}

/** The text as it is now, as a restored server would have it. */
function backup(isRestored = true): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc));
  if (isRestored) writeRestoration(doc, RESTORATION);
  return doc;
}

/** Everything that was written here has a receipt: without a restoration nothing of it would ever come back. */
async function aVisitBeyondTheBackup(options: { isRestored?: boolean } = {}) {
  write(server.doc, 'known');
  write(server.doc, 'untouched', 'c-3');
  const connection = await opened();
  await until(() => words(connection.doc) === 'known');
  const old = backup(options.isRestored);
  write(connection.doc, ' and newer');
  write(server.doc, 'of somebody else', 'c-2');
  await until(() => words(connection.doc, 'c-2') !== '' && words(server.doc) === 'known and newer');
  await connection.flush();
  await until(() => device.copies.get(1)?.unsent === null);
  return { connection, old };
}

const newerWords = [
  expect.objectContaining({ part: 'c-1', mine: 'known and newer', server: 'known', backupAt: 1_000 }),
  expect.objectContaining({ part: 'c-2', mine: 'of somebody else', server: '', backupAt: 1_000 }),
];

const byPart = (a: { part: string | null }, b: { part: string | null }): number =>
  (a.part ?? '').localeCompare(b.part ?? '');

describe('[SYNC-21] a text that was restored from a back-up', () => {
  it('gives whoever is there all words that are newer, also saved ones and those of others, and merges none', async () => {
    const { connection, old } = await aVisitBeyondTheBackup();
    server.becomes(old);
    server.close(4409);
    await until(() => connection.state.rescue.length > 0);
    expect(connection.state.rescue.toSorted(byPart)).toEqual(newerWords);
    expect(words(connection.doc)).toBe('known');
    expect(words(server.doc)).toBe('known');
    expect(words(server.doc, 'c-2')).toBe('');
    await until(() => !device.copies.has(1));
    expect(device.words.toSorted(byPart)).toEqual(newerWords);
  });

  it('gives them to who comes back later with another page, from the device', async () => {
    const { connection, old } = await aVisitBeyondTheBackup();
    connection.destroy();
    server.becomes(old);
    const later = await opened({ epoch: 2 });
    await until(() => later.state.rescue.length > 0);
    expect(later.state.rescue.toSorted(byPart)).toEqual(newerWords);
    expect(words(later.doc)).toBe('known');
  });

  it('gives them to who may only read', async () => {
    const { connection, old } = await aVisitBeyondTheBackup();
    connection.destroy();
    server.becomes(old);
    const reader = aConnection(server, { storage: device, epoch: 2, right: 'read' });
    connections.push(reader);
    await reader.open();
    await until(() => reader.state.rescue.length > 0);
    expect(reader.state.rescue.toSorted(byPart)).toEqual(newerWords);
  });

  it('says nothing to who has nothing newer, and merges what is written in this life without a network', async () => {
    write(server.doc, 'known');
    const connection = await opened();
    await until(() => words(connection.doc) === 'known');
    server.becomes(backup());
    server.close(4409);
    await until(() => connection.state.generation === 1 && connection.state.synced);
    expect(connection.state.rescue).toEqual([]);
    server.closeAtOnce = 4500;
    server.close(4500);
    await until(() => !connection.state.online);
    write(connection.doc, ' and new');
    server.closeAtOnce = null;
    await until(() => words(server.doc) === 'known and new', 9000);
    expect(connection.state.rescue).toEqual([]);
  }, 15_000);

  it('is not mistaken for one that was seeded anew: there only unsent words come back', async () => {
    const { connection, old } = await aVisitBeyondTheBackup({ isRestored: false });
    server.becomes(old);
    server.close(4409);
    await until(() => connection.state.generation === 1 && connection.state.synced);
    await until(() => !device.copies.has(1));
    expect(connection.state.rescue).toEqual([]);
  });
});
