import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextConnection } from '#client/sync/text-connection.ts';
import { aConnection, until, untilSave, words, write } from './a-connection.ts';
import { WireServer } from './wire-server.ts';

let server: WireServer;
let connection: TextConnection;

beforeEach(async () => {
  server = await WireServer.start();
  connection = aConnection(server);
});

afterEach(async () => {
  connection.destroy();
  await server.stop();
});

async function opened(options: Parameters<typeof aConnection>[1] = {}): Promise<TextConnection> {
  connection.destroy();
  connection = aConnection(server, options);
  await connection.open();
  return connection;
}

describe('receipts', () => {
  it('announces itself and asks for a receipt at once after the first sync', async () => {
    await opened();
    await untilSave(connection, 'saved');
    expect(server.urls).toEqual(['/sync/protocol-11/common?wire=1&schema=1&epoch=1']);
    expect(server.kinds().filter((kind) => kind === 'mark')).toHaveLength(1);
    expect(connection.state).toMatchObject({ synced: true, readable: true, online: true, ended: null });
  });

  it('[SYNC-18] says saved only after the receipt for the last change', async () => {
    await opened();
    await untilSave(connection, 'saved');
    server.receipts = 'none';
    write(connection.doc, 'one');
    await untilSave(connection, 'saving');
    await until(() => server.kinds().filter((kind) => kind === 'mark').length === 2);
    write(connection.doc, ' two');
    server.receipts = 0;
    server.answerNow();
    await untilSave(connection, 'saved');
    expect(words(server.doc)).toBe('one two');
    const afterLastUpdate = server.kinds().slice(server.kinds().lastIndexOf('update'));
    expect(afterLastUpdate).toContain('mark');
  });

  it('sends no mark before the server has got what it lacked', async () => {
    server.asksLate = true;
    write(connection.doc, 'written before the connection');
    await connection.open();
    await until(() => connection.state.synced);
    expect(server.kinds()).not.toContain('mark');
    server.ask();
    await untilSave(connection, 'saved');
    expect(words(server.doc)).toBe('written before the connection');
    expect(server.kinds().indexOf('mark')).toBeGreaterThan(server.kinds().indexOf('update'));
  });

  it('believes no receipt that was under way when the server asked again', async () => {
    await opened();
    await untilSave(connection, 'saved');
    server.receipts = 'none';
    write(connection.doc, 'one');
    await until(() => server.kinds().filter((kind) => kind === 'mark').length === 2);
    server.ask();
    server.answerNow();
    await until(() => server.kinds().filter((kind) => kind === 'mark').length === 3);
    expect(connection.state.save.kind).toBe('saving');
    server.answerNow();
    await untilSave(connection, 'saved');
  });

  it('[SYNC-18] never says saved against a server that gives no receipts', async () => {
    const clock = { now: 1_000_000 };
    server.receipts = 'none';
    await opened({ clock: () => clock.now });
    const said = new Set<string>();
    connection.subscribe(() => said.add(connection.state.save.kind));
    await until(() => connection.state.synced);
    write(connection.doc, 'one');
    await until(() => words(server.doc) === 'one');
    clock.now += 6000;
    await untilSave(connection, 'unsaved');
    expect([...said].sort()).toEqual(['idle', 'saving', 'unsaved']);
    expect(connection.beforeLeave()).toBe('dirty');
    expect(await connection.flush(20)).toBe(false);
  });

  it('says that the server cannot save until it can', async () => {
    await opened();
    await untilSave(connection, 'saved');
    server.receipts = 2;
    write(connection.doc, 'one');
    await untilSave(connection, 'server-cannot-save');
    server.receipts = 0;
    await untilSave(connection, 'saved');
    expect(words(server.doc)).toBe('one');
    server.receipt(0, 2);
    await untilSave(connection, 'server-cannot-save');
    server.receipt(0, 0);
    await untilSave(connection, 'saved');
  });

  it('flush promises that everything is durable', async () => {
    await opened();
    await untilSave(connection, 'saved');
    write(connection.doc, 'one');
    expect(connection.beforeLeave()).toBe('dirty');
    expect(await connection.flush()).toBe(true);
    expect(connection.beforeLeave()).toBe('clean');
  });

  it('says unsaved while the network is gone, and saves when it is back', async () => {
    await opened();
    await untilSave(connection, 'saved');
    server.close(4500);
    await until(() => !connection.state.online);
    write(connection.doc, 'offline');
    expect(connection.state.save.kind).toBe('unsaved');
    await untilSave(connection, 'saved');
    expect(words(server.doc)).toBe('offline');
    expect(server.urls).toHaveLength(2);
  });
});

describe('a view that throws', () => {
  it('costs neither the socket nor a word, and is told', async () => {
    await opened();
    await untilSave(connection, 'saved');
    const stale: unknown[] = [];
    connection.onViewStale((error) => stale.push(error));
    const fragment = connection.doc.getXmlFragment('en');
    const fault = new RangeError('Position 7 out of range');
    const observer = (): never => {
      throw fault;
    };
    fragment.observeDeep(observer);
    write(server.doc, 'from the other Side');
    await until(() => stale.length > 0);
    expect(stale).toEqual([fault]);
    fragment.unobserveDeep(observer);
    expect(words(connection.doc)).toBe('from the other Side');
    expect(server.urls).toHaveLength(1);
    write(connection.doc, ', answered');
    await untilSave(connection, 'saved');
    expect(words(server.doc)).toBe('from the other Side, answered');
  });

  it('a frame that cannot be read costs only the connection', async () => {
    await opened();
    await untilSave(connection, 'saved');
    server.send(new Uint8Array([0, 2, 3, 9, 9, 9]));
    await until(() => server.urls.length === 2);
    write(connection.doc, 'still here');
    await untilSave(connection, 'saved');
    expect(connection.state.generation).toBe(0);
  });
});

describe('a reader', () => {
  it('sends nothing, whatever an editor does to its Y.Doc', async () => {
    write(server.doc, 'agreed');
    await opened({ right: 'read' });
    await until(() => connection.state.synced);
    write(connection.doc, ' and spoilt');
    server.ask(); // its answer comes after anything that the change would have sent
    const sent = () => server.heard.filter((message) => message.kind === 'update');
    await until(() => sent().length >= 2);
    expect(sent().every((message) => message.bytes.length === 2)).toBe(true);
    expect(words(server.doc)).toBe('agreed');
  });
});

describe('presence', () => {
  it("lists who is here, and does not send others' presence back", async () => {
    await opened();
    connection.setPresence({ lang: 'ru', part: 'c-4' });
    await until(() => connection.state.people.length === 1);
    server.presence(77, { user: { member: 'ru-secretary', side: 'ru', name: 'B. Secretary' }, part: 'c-2' });
    server.presence(78, { user: 'nobody' });
    await until(() => connection.state.people.length === 2);
    expect(connection.state.people).toEqual([
      { member: 'in-secretary', side: 'in', name: 'A. Secretary', isMe: true, language: 'ru', part: 'c-4' },
      { member: 'ru-secretary', side: 'ru', name: 'B. Secretary', isMe: false, language: null, part: 'c-2' },
    ]);
    await connection.flush();
    const sent = server.heard.flatMap((message) => (message.kind === 'presence' ? message.entries : []));
    expect(new Set(sent.map((entry) => entry.clientId))).toEqual(new Set([connection.awareness.clientID]));
    expect(sent.at(-1)?.state).toContain('"part":"c-4"');
  });

  it('sees the others again after an interruption, though they did not move meanwhile', async () => {
    await opened();
    const other = { user: { member: 'ru-secretary', side: 'ru', name: 'B. Secretary' } };
    for (let connected = 1; connected <= 2; connected += 1) {
      await until(() => server.urls.length === connected && connection.state.synced);
      server.presence(77, other);
      await until(() => connection.state.people.length === 2);
      server.close(4501);
      await until(() => connection.state.people.length === 1);
    }
  });

  it('gathers a burst of caret moves', async () => {
    await opened();
    await untilSave(connection, 'saved');
    for (let move = 0; move < 200; move += 1) connection.setPresence({ part: `c-${move}` });
    const sent = (): (string | null)[] =>
      server.heard.flatMap((message) =>
        message.kind === 'presence' ? message.entries.map((e) => e.state) : [],
      );
    await until(() => sent().at(-1)?.includes('"part":"c-199"') === true);
    expect(sent().length).toBeLessThan(6);
  });
});
