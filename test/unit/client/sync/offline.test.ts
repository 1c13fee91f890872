import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { TextConnection } from '#client/sync/text-connection.ts';
import { aConnection, until, untilSave, words, write } from './a-connection.ts';
import { MemoryDevice } from './memory-device.ts';
import { WireServer } from './wire-server.ts';

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
  const connection = aConnection(server, { storage: device, ...options });
  connections.push(connection);
  await connection.open();
  return connection;
}

function keptWords(epoch = 1, part = 'c-1'): string {
  const doc = new Y.Doc();
  for (const row of device.copies.get(epoch)?.rows ?? []) Y.applyUpdate(doc, row);
  return words(doc, part);
}

/** One visit that ended offline, with words that only the device has. */
async function aVisitThatEndedOffline(): Promise<void> {
  write(server.doc, 'known');
  const connection = await opened();
  await untilSave(connection, 'saved');
  server.closeAtOnce = 4500;
  server.close(4500);
  await until(() => !connection.state.online);
  write(connection.doc, ' and kept');
  await untilSave(connection, 'kept');
  connection.destroy();
}

describe('offline', () => {
  it('says kept only once the device has the words', async () => {
    const connection = await opened();
    await untilSave(connection, 'saved');
    server.closeAtOnce = 4500;
    server.close(4500);
    await until(() => !connection.state.online);
    write(connection.doc, 'kept');
    expect(connection.state.save.kind).toBe('saving');
    expect(connection.beforeLeave()).toBe('dirty');
    await untilSave(connection, 'kept');
    expect(keptWords()).toBe('kept');
    expect(connection.beforeLeave()).toBe('clean');
  });

  it('says unsaved when the device is full', async () => {
    const connection = await opened();
    await untilSave(connection, 'saved');
    device.isFull = true;
    server.closeAtOnce = 4500;
    server.close(4500);
    await until(() => !connection.state.online);
    write(connection.doc, 'nowhere');
    await untilSave(connection, 'unsaved');
    expect(connection.beforeLeave()).toBe('dirty');
  });

  it('says unsaved where the browser forbids a copy, and connects all the same', async () => {
    device.isForbidden = true;
    const connection = await opened();
    await untilSave(connection, 'saved');
    server.closeAtOnce = 4500;
    server.close(4500);
    await until(() => !connection.state.online);
    write(connection.doc, 'nowhere');
    expect(connection.state.save.kind).toBe('unsaved');
  });

  it('shows at the next visit what the device has, says so, and sends it', async () => {
    await aVisitThatEndedOffline();
    const connection = await opened();
    expect(connection.state).toMatchObject({ readable: true, synced: false, save: { kind: 'kept' } });
    expect(words(connection.doc)).toBe('known and kept');
    server.closeAtOnce = null;
    await untilSave(connection, 'saved');
    expect(words(server.doc)).toBe('known and kept');
    await until(() => device.copies.get(1)?.unsent === null);
  });

  it('does not call words unsent that the server has', async () => {
    const first = await opened();
    write(first.doc, 'durable');
    await untilSave(first, 'saved');
    await until(() => keptWords() === 'durable' && device.copies.get(1)?.unsent === null);
    first.destroy();
    server.closeAtOnce = 4500;
    const second = await opened();
    expect(second.state).toMatchObject({ readable: true, save: { kind: 'idle' } });
  });

  it('opens with the server when the rows are no updates', async () => {
    device.copies.set(1, { rows: [new Uint8Array([9, 9, 9])], unsent: null });
    write(server.doc, 'from the server');
    const connection = await opened();
    await until(() => connection.state.synced);
    expect(words(connection.doc)).toBe('from the server');
  });
});

describe('words that came back', () => {
  it('leave the copy and stay on the device until they are dismissed', async () => {
    write(server.doc, 'agreed');
    const connection = await opened();
    await untilSave(connection, 'saved');
    server.onUpdate = () => {
      server.onUpdate = null;
      server.refuse({ code: 'frozen', why: 'agreed' }, 4410);
    };
    write(connection.doc, ' and spoilt');
    await until(() => connection.state.rescue.length > 0);
    await until(() => keptWords() === 'agreed');
    expect(device.copies.get(1)).toMatchObject({ rows: [expect.any(Uint8Array)], unsent: null });
    connection.destroy();
    const next = await opened();
    expect(next.state.rescue).toEqual([
      expect.objectContaining({ mine: 'agreed and spoilt', server: 'agreed' }),
    ]);
    next.dismissRescue(next.state.rescue[0]?.id ?? '');
    expect(device.words).toEqual([]);
    await untilSave(next, 'saved');
    expect(words(next.doc)).toBe('agreed');
  });

  it('are found in the copy of an epoch that is over, which is then dropped', async () => {
    await aVisitThatEndedOffline();
    server.closeAtOnce = null;
    const connection = await opened({ epoch: 2 });
    await until(() => connection.state.rescue.length > 0);
    expect(words(connection.doc)).toBe('known');
    expect(connection.state.rescue).toEqual([
      expect.objectContaining({ mine: 'known and kept', server: 'known', refusal: null }),
    ]);
    await until(() => !device.copies.has(1));
  });

  it('are returned to a member who may only read now, and not merged into the text', async () => {
    await aVisitThatEndedOffline();
    server.closeAtOnce = null;
    const connection = await opened({ right: 'read' });
    await until(() => connection.state.rescue.length > 0);
    expect(words(connection.doc)).toBe('known');
    await until(() => keptWords() === 'known');
    expect(device.copies.get(1)?.unsent).toBeNull();
  });
});
