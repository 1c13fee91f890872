import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { Refusal } from '#shared/sync/refusal.ts';
import { aConnection, until, untilSave, words, write } from './a-connection.ts';
import { WireServer } from './wire-server.ts';

const refusal: Refusal = { code: 'frozen', why: 'the clause is agreed', part: 'c-1' };

let server: WireServer;
let connection: TextConnection;

beforeEach(async () => {
  server = await WireServer.start();
  write(server.doc, 'agreed');
  write(server.doc, 'open', 'c-2');
  connection = aConnection(server, { currentEpoch: async () => 2 });
  await connection.open();
  await untilSave(connection, 'saved');
});

afterEach(async () => {
  connection.destroy();
  await server.stop();
});

/** The server refuses the next update, and takes the ones after it. */
function refuseNext(code: number): void {
  server.onUpdate = () => {
    server.onUpdate = null;
    server.refuse(refusal, code);
  };
}

describe('a refusal', () => {
  it("gives the Y.Doc up, resyncs under a new clientID, and returns one's own words", async () => {
    const before = connection.doc;
    refuseNext(4410);
    write(connection.doc, ' and spoilt');
    write(server.doc, ' from the other Side', 'c-2');
    await until(() => connection.state.rescue.length > 0);
    expect(connection.state.generation).toBe(1);
    expect(connection.doc).not.toBe(before);
    expect(connection.doc.clientID).not.toBe(before.clientID);
    expect(words(connection.doc)).toBe('agreed');
    expect(connection.state.rescue).toEqual([
      expect.objectContaining({
        language: 'en',
        part: 'c-1',
        mine: 'agreed and spoilt',
        server: 'agreed',
        refusal,
      }),
    ]);
    await untilSave(connection, 'refused');
    expect(connection.state.save).toEqual({ kind: 'refused', refusal });
    write(connection.doc, ' again', 'c-2');
    await untilSave(connection, 'saved');
    expect(words(server.doc, 'c-2')).toBe('open from the other Side again');
  });

  it('rescues a part that is new and a key that came too late, and not what the server took', async () => {
    write(connection.doc, ', taken', 'c-2');
    await connection.flush();
    refuseNext(4422);
    const before = connection.doc;
    write(before, 'новый', 'c-9', 'ru');
    await until(() => connection.state.generation === 1);
    write(before, ' typed into the old editor', 'c-2');
    await until(() => connection.state.rescue.length > 0);
    const rescued = connection.state.rescue.map(({ part, mine, server: theirs }) => [part, mine, theirs]);
    expect(rescued).toEqual([
      ['c-9', 'новый', ''],
      ['c-2', 'open, taken typed into the old editor', 'open, taken'],
    ]);
  });

  it('is gone from the screen when it was read, and the words when they were dismissed', async () => {
    refuseNext(4410);
    write(connection.doc, ' and spoilt');
    await until(() => connection.state.rescue.length > 0);
    connection.dismissRescue(connection.state.rescue[0]?.id ?? '');
    expect(connection.state.rescue).toEqual([]);
    connection.dismissRefusal();
    expect(connection.state.save.kind).not.toBe('refused');
  });

  it('by receipt alone starts over as well', async () => {
    server.receipts = 'none';
    server.onUpdate = () => undefined;
    write(connection.doc, ' and spoilt');
    await until(() => server.kinds().filter((kind) => kind === 'mark').length === 2);
    server.onUpdate = null;
    server.receipts = 0;
    server.answerNow(1);
    await until(() => connection.state.rescue.length > 0);
    expect(connection.state.generation).toBe(1);
  });

  it('repeated without end stops the connection', async () => {
    server.closeAtOnce = 4410;
    server.close(4410);
    await until(() => connection.state.ended !== null, 15_000);
    expect(connection.state.ended).toEqual({ kind: 'closed', code: 4410 });
    expect(connection.state.generation).toBe(6);
  }, 20_000);
});

describe('other closes', () => {
  it.each([
    [4401, 'login-required'],
    [4403, 'closed'],
    [4404, 'closed'],
    [4426, 'outdated'],
  ])('%i: %s, and the Y.Doc stays', async (code, kind) => {
    const { doc } = connection;
    server.close(code);
    await until(() => connection.state.ended !== null);
    expect(connection.state.ended).toEqual({ kind, code });
    expect(connection.state.generation).toBe(0);
    expect(connection.doc).toBe(doc);
  });

  it('goes on after a new login with the words that were written meanwhile', async () => {
    server.close(4401);
    await until(() => connection.state.ended !== null);
    write(connection.doc, ' meanwhile', 'c-2');
    connection.networkChanged(false);
    expect(connection.state).toMatchObject({ online: false, ended: { kind: 'login-required' } });
    connection.reconnect();
    await untilSave(connection, 'saved');
    expect(words(server.doc, 'c-2')).toBe('open meanwhile');
    expect(connection.state).toMatchObject({ generation: 0, ended: null });
  });

  it('asks for the login when connections fail before they open', async () => {
    connection.destroy();
    server.isLoggedIn = false;
    let asked = 0;
    connection = aConnection(server, {
      checkLogin: async () => {
        asked += 1;
        return false;
      },
    });
    await connection.open();
    await until(() => connection.state.ended !== null);
    expect(connection.state.ended).toEqual({ kind: 'login-required', code: 4401 });
    expect(asked).toBe(1);
  });

  it('pauses after too much, and loses nothing', async () => {
    server.onUpdate = () => {
      server.onUpdate = null;
      server.refuse({ code: 'rate', why: 'too much' }, 4429);
    };
    write(connection.doc, ' in a hurry', 'c-2');
    await until(() => !connection.state.online);
    expect(connection.state).toMatchObject({ generation: 0, ended: null });
    await until(() => server.urls.length === 2, 8000);
    await untilSave(connection, 'saved');
    expect(words(server.doc, 'c-2')).toBe('open in a hurry');
  }, 15_000);

  it('follows the text to a new epoch and returns the words of the old one', async () => {
    server.onUpdate = () => {
      server.onUpdate = null;
      server.close(4409);
    };
    write(connection.doc, ' unsent', 'c-2');
    await until(() => connection.state.rescue.length > 0);
    expect(server.urls.at(-1)).toContain('epoch=2');
    expect(connection.state.generation).toBe(1);
    expect(connection.state.rescue).toEqual([
      expect.objectContaining({ part: 'c-2', mine: 'open unsent', server: 'open', refusal: null }),
    ]);
  });

  it('asks for a reload when nobody knows the new epoch', async () => {
    connection.destroy();
    connection = aConnection(server);
    await connection.open();
    await untilSave(connection, 'saved');
    server.close(4409);
    await until(() => connection.state.ended !== null);
    expect(connection.state.ended).toEqual({ kind: 'outdated', code: 4409 });
  });
});
