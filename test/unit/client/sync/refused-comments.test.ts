import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { Refusal } from '#shared/sync/refusal.ts';
import { aConnection, until, untilSave, write } from './a-connection.ts';
import { WireServer } from './wire-server.ts';

const THREAD = '7f1c1d5e-0a52-4c7e-9f5e-0123456789aa';
const REPLY = '7f1c1d5e-0a52-4c7e-9f5e-0123456789ab';
const refusal: Refusal = { code: 'frozen', why: 'the clause is agreed', part: 'c-1' };
const author = { member: 'in-secretary', side: 'in', thread: THREAD, at: 1 };

let server: WireServer;
let connection: TextConnection;

beforeEach(async () => {
  server = await WireServer.start();
  write(server.doc, 'agreed');
  connection = aConnection(server, { currentEpoch: async () => 2 });
  await connection.open();
  await untilSave(connection, 'saved');
});

afterEach(async () => {
  connection.destroy();
  await server.stop();
});

it('a comment that the server did not take comes back in the rescue list; one that it has does not', async () => {
  const anchor = { part: 'c-1', language: 'ru', range: null };
  connection.doc.getMap('comments').set(THREAD, { ...author, kind: 'open', turn: 0, words: 'Why?', anchor });
  await untilSave(connection, 'saved');
  server.onUpdate = () => {
    server.onUpdate = null;
    server.refuse(refusal, 4410);
  };
  connection.doc.getMap('comments').set(REPLY, { ...author, kind: 'reply', turn: 1, words: 'Because.' });
  await until(() => connection.state.rescue.length > 0);
  expect(connection.state.rescue).toMatchObject([
    { language: 'ru', part: 'c-1', mine: 'Because.', server: '', refusal },
  ]);
  expect([...connection.doc.getMap('comments').keys()]).toEqual([THREAD]);
});
