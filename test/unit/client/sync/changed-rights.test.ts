import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TextConnection } from '#client/sync/text-connection.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { aConnection, until, untilSave, words, write } from './a-connection.ts';
import { MemoryDevice } from './memory-device.ts';
import { WireServer } from './wire-server.ts';

type Right = 'read' | 'comment' | 'edit' | null;

let server: WireServer;
let device: MemoryDevice;
const connections: TextConnection[] = [];

beforeEach(async () => {
  server = await WireServer.start();
  device = new MemoryDevice();
  write(server.doc, 'known');
});

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.destroy();
  await server.stop();
});

async function opened(options: Parameters<typeof aConnection>[1] = {}): Promise<TextConnection> {
  const connection = aConnection(server, { storage: device, ...options });
  connections.push(connection);
  await connection.open();
  return connection;
}

/** Writes without a server and is closed then: the words are on the device alone. */
async function leaveWith(said: string, page: TextConnection): Promise<void> {
  server.isLoggedIn = false;
  page.networkChanged(true);
  write(page.doc, said);
  await untilSave(page, 'kept');
  page.destroy();
}

/** Words that the server has not got when it closes because rights have changed. */
async function closedWithUnsentWords(currentRight: () => Promise<Right>): Promise<TextConnection> {
  const connection = await opened({ currentRight });
  await untilSave(connection, 'saved');
  server.close(CloseCode.rightsChanged);
  await until(() => !connection.state.online);
  write(connection.doc, ' and unsent');
  return connection;
}

it('asks for its right before it comes back, and goes on with the same one', async () => {
  const answer = Promise.withResolvers<Right>();
  const connection = await closedWithUnsentWords(() => answer.promise);
  expect(server.urls).toHaveLength(1);
  answer.resolve('edit');
  await untilSave(connection, 'saved');
  expect(words(server.doc)).toBe('known and unsent');
  expect(server.urls).toHaveLength(2);
});

it('without a right it ends, says why, and shows what was unsent for copying', async () => {
  const answer = Promise.withResolvers<Right>();
  const connection = await closedWithUnsentWords(() => answer.promise);
  answer.resolve(null);
  await until(() => connection.state.ended !== null);
  expect(connection.state.ended).toEqual({ kind: 'closed', code: CloseCode.rightsChanged });
  await until(() => connection.state.rescue.length > 0);
  expect(connection.state.rescue.map(({ mine }) => mine)).toEqual(['known and unsent']);
  expect(words(connection.doc)).toBe('known and unsent');
  expect(words(server.doc)).toBe('known');
  expect(server.urls).toHaveLength(1);
});

it('[SYNC-4] without a right nothing stays on the device but what was unsent, also by another page that is closed now', async () => {
  const other = await opened();
  await untilSave(other, 'saved');
  const connection = await opened({ currentRight: () => Promise.resolve(null) });
  await untilSave(connection, 'saved');
  await leaveWith(' and of the other', other);
  server.close(CloseCode.rightsChanged);
  await until(() => device.copies.size === 0);
  expect(device.words.map(({ mine }) => mine)).toEqual(['known and of the other']);
  expect(connection.state.rescue.map(({ mine }) => mine)).toEqual(['known and of the other']);
});

it('words of two pages in one part are both listed', async () => {
  const other = await opened();
  await untilSave(other, 'saved');
  const connection = await opened({ currentRight: () => Promise.resolve(null) });
  await untilSave(connection, 'saved');
  await leaveWith(' and of the other', other);
  server.receipts = 'none';
  write(connection.doc, ' and own');
  server.close(CloseCode.rightsChanged);
  await until(() => device.copies.size === 0);
  const said = device.words.map(({ mine }) => mine).join('; ');
  expect(said).toContain('of the other');
  expect(said).toContain('and own');
});

it('a copy that could not be read at the opening is not dropped', async () => {
  const first = await opened();
  await untilSave(first, 'saved');
  await leaveWith(' and unsent', first);
  server.isLoggedIn = true;
  device.isForbidden = true;
  const connection = await opened({ currentRight: () => Promise.resolve(null) });
  await until(() => connection.state.online);
  device.isForbidden = false;
  server.close(CloseCode.rightsChanged);
  await until(() => connection.state.ended !== null);
  connection.destroy();
  expect(device.copies.size).toBe(1);
});

it('a device that cannot keep the unsent words keeps its copy with them', async () => {
  const answer = Promise.withResolvers<Right>();
  device.addRescued = () => Promise.reject(new Error('quota'));
  const connection = await closedWithUnsentWords(() => answer.promise);
  await untilSave(connection, 'kept');
  answer.resolve(null);
  await until(() => connection.state.rescue.length > 0);
  await until(() => connection.state.ended !== null);
  connection.destroy();
  expect(device.copies.size).toBe(1);
});

it('what was unsent stays when the page is closed and opened by a reader', async () => {
  const connection = await closedWithUnsentWords(() => Promise.resolve('read' as const));
  await untilSave(connection, 'kept');
  connection.destroy();
  const reader = await opened({ right: 'read' });
  await until(() => reader.state.rescue.length > 0);
  expect(reader.state.rescue.map(({ mine }) => mine)).toEqual(['known and unsent']);
  expect(words(reader.doc)).toBe('known');
});

it('a device that cannot list what was unsent keeps the copy that holds it, also after another connection', async () => {
  const connection = await closedWithUnsentWords(() => Promise.resolve('read' as const));
  await untilSave(connection, 'kept');
  connection.destroy();
  device.addRescued = () => Promise.reject(new Error('quota'));
  const reader = await opened({ right: 'read' });
  await until(() => reader.state.rescue.length > 0);
  server.close(CloseCode.serverStopping);
  await until(() => !reader.state.synced);
  await until(() => reader.state.synced);
  reader.destroy();
  expect([...device.copies.values()].map(({ unsent }) => unsent !== null)).toEqual([true]);
});

it('nothing was unsent: nothing is shown for copying', async () => {
  const connection = await opened({ currentRight: () => Promise.resolve(null) });
  await untilSave(connection, 'saved');
  server.close(CloseCode.rightsChanged);
  await until(() => connection.state.ended !== null);
  expect(connection.state.rescue).toEqual([]);
});

it('a question without an answer is asked at the door', async () => {
  const answer = Promise.withResolvers<Right>();
  const connection = await closedWithUnsentWords(() => answer.promise);
  answer.reject(new Error('no network'));
  await untilSave(connection, 'saved');
  expect(words(server.doc)).toBe('known and unsent');
});
