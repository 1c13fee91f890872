import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { TextConnection } from '#client/sync/text-connection.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { keepRemovedParts } from '#shared/drafting/text/removed-parts.ts';
import { PartCommandText } from '#server/drafting/part-command-text.ts';
import { performPartOperation } from '#server/drafting/perform-part-operation.ts';
import { handDrivenRoom, type HandDrivenRoom, ROOM_KEY } from '#test/support/hand-driven-room.ts';
import { epochOf, openText, PROTOCOL } from '#test/support/open-text.ts';
import { paragraph, wordsOf } from '#test/support/small-text.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

const LETTERS = 40_000;

let app: StartedApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(async () => {
  await app.stop();
});

/** A real socket that the test can take the network away from. */
function network(cookie: string): { isDown: boolean; cut(): void; Socket: typeof globalThis.WebSocket } {
  const open = new Set<WebSocket>();
  const state = { isDown: false, cut: () => {} };
  class Cuttable extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(state.isDown ? 'ws://127.0.0.1:9' : url, protocols, { headers: { cookie } });
      open.add(this);
    }
  }
  state.cut = () => {
    state.isDown = true;
    for (const socket of open) socket.terminate();
  };
  // ws has what the provider uses of a browser's WebSocket.
  return Object.assign(state, { Socket: Cuttable as unknown as typeof globalThis.WebSocket });
}

function firstClause(doc: Y.Doc): { part: string; index: number; words: Y.XmlText } {
  for (const [index, part] of doc.getXmlFragment('en').toArray().entries()) {
    const block = part instanceof Y.XmlElement && part.nodeName === 'clause' ? part.get(0) : null;
    const words = block instanceof Y.XmlElement ? block.get(0) : null;
    if (!(part instanceof Y.XmlElement && words instanceof Y.XmlText)) continue;
    return { part: String(part.getAttribute('cid')), index, words };
  }
  throw new Error('no clause');
}

test('[SYNC-19] words for a clause that an editor has deleted are refused and stand among what came back', async () => {
  const cookie = await app.loginAs('ru-cochair');
  const wire = network(cookie);
  const author = new TextConnection({
    url: `ws://127.0.0.1:${app.port}/sync`,
    textKey: PROTOCOL,
    epoch: await epochOf(app, cookie, PROTOCOL),
    schemaVersion: TEXT_SCHEMA_VERSION,
    member: { member: 'ru-cochair', side: 'ru', name: 'ru-cochair' },
    right: 'edit',
    WebSocketPolyfill: wire.Socket,
  });
  await author.open();
  await vi.waitUntil(() => author.state.synced, { timeout: 10_000 });
  const { part, words } = firstClause(author.doc);
  wire.cut();
  await vi.waitUntil(() => !author.state.online);
  words.insert(0, 'LATE ');

  const editor = await openText(app, 'in-secretary');
  const clause = firstClause(editor.doc);
  expect(clause.part).toBe(part);
  editor.doc.getXmlFragment('en').delete(clause.index, 1);
  expect((await editor.receipt()).status).toBe(ReceiptStatus.durable);

  wire.isDown = false;
  author.networkChanged(false);
  await vi.waitUntil(() => author.state.rescue.length > 0, { timeout: 15_000 });
  expect(author.state.rescue).toMatchObject([
    {
      part,
      language: 'en',
      server: '',
      mine: expect.stringContaining('LATE '),
      refusal: { code: 'part-gone', part },
    },
  ]);
  const reader = await openText(app, 'ru-secretary');
  expect(reader.doc.getXmlFragment('en').toJSON()).not.toContain('LATE');
  for (const client of [editor, reader]) client.close();
  author.destroy();
});

type Absent = { doc: Y.Doc; words: Y.XmlText; part: Y.XmlElement };

/** Somebody offline who still has the first clause, while an editor deletes it. */
async function whileDeleted(room: HandDrivenRoom): Promise<Absent> {
  const doc = keepRemovedParts(new Y.Doc());
  const before = await room.join('ru-secretary', { doc });
  before.client.mute();
  before.pair.cut();
  const editor = await room.join('in-secretary');
  editor.client.doc.getXmlFragment('en').delete(0, 1);
  await room.quiet();
  const part = doc.getXmlFragment('en').get(0);
  if (!(part instanceof Y.XmlElement)) throw new Error('no part');
  return { doc, words: wordsOf(doc, 'en', 0), part };
}

const intoRemoved: [string, (absent: Absent) => void][] = [
  ['words', ({ words }) => words.insert(3, 'LATE')],
  ['a paragraph', ({ part }) => part.insert(1, [paragraph('p-late', 'LATE')])],
  [
    'words behind a letter that was typed and taken back',
    ({ words }) => {
      words.insert(3, 'x');
      words.insert(4, 'LATE');
      words.delete(3, 1);
    },
  ],
  [
    'words of which the first letter was taken back',
    ({ words }) => {
      words.insert(3, 'LATE');
      words.delete(3, 1);
    },
  ],
];

for (const [what, write] of intoRemoved) {
  test(`[SYNC-19] into a part that was deleted: ${what} are refused, also after a restart`, async () => {
    const room = handDrivenRoom();
    const absent = await whileDeleted(room);
    write(absent);
    await room.server.stop();
    room.server.kill();
    const late = await room.join('ru-secretary', { doc: absent.doc });
    expect(late.client.refusals).toMatchObject([{ code: 'part-gone', part: 'c-1' }]);
    expect(late.client.closed?.code).toBe(CloseCode.frozen);
  });
}

test('[SYNC-19] words for an empty block that was deleted before its part are refused too', async () => {
  const room = handDrivenRoom();
  const editor = await room.join('in-secretary');
  const parts = editor.client.doc.getXmlFragment('en');
  const part = parts.get(0);
  if (!(part instanceof Y.XmlElement)) throw new Error('no part');
  part.insert(1, [new Y.XmlElement('paragraph')]);
  await room.quiet();
  const doc = keepRemovedParts(new Y.Doc());
  const absent = await room.join('ru-secretary', { doc });
  absent.client.mute();
  absent.pair.cut();
  part.delete(1, 1);
  await room.quiet();
  parts.delete(0, 1);
  await room.quiet();
  const held = doc.getXmlFragment('en').get(0);
  const block = held instanceof Y.XmlElement ? held.get(1) : null;
  if (!(block instanceof Y.XmlElement)) throw new Error('no block');
  block.insert(0, [new Y.XmlText('LATE')]);
  const late = await room.join('ru-secretary', { doc });
  expect(late.client.refusals).toMatchObject([{ code: 'part-gone', part: 'c-1' }]);
});

const noWords: [string, (absent: Absent) => void][] = [
  ['letters typed and taken back', ({ words }) => (words.insert(3, 'gone'), words.delete(3, 4))],
  ['deletions', ({ words }) => words.delete(0, 10)],
  ['marks', ({ words }) => words.format(0, 10, { bold: {} })],
  ['the deletion of the same part', ({ doc }) => doc.getXmlFragment('en').delete(0, 1)],
  [
    'a new part beside it',
    ({ doc }) => {
      const part = new Y.XmlElement('clause');
      part.setAttribute('cid', 'c-new');
      part.insert(0, [paragraph('p-new', 'BESIDE')]);
      doc.getXmlFragment('en').insert(1, [part]);
    },
  ],
];

for (const [what, write] of noWords) {
  test(`[SYNC-19] a deleted part refuses nobody for ${what}`, async () => {
    const room = handDrivenRoom();
    const absent = await whileDeleted(room);
    write(absent);
    const late = await room.join('ru-secretary', { doc: absent.doc });
    const mark = late.client.mark();
    await room.quiet();
    expect(late.client.refusals).toEqual([]);
    expect(late.client.receipts).toMatchObject([{ mark, status: ReceiptStatus.durable }]);
    const reader = await room.join('ru-cochair');
    const seen = reader.client.doc.getXmlFragment('en').toJSON();
    expect(seen).toBe(late.client.doc.getXmlFragment('en').toJSON());
    expect(seen.includes('BESIDE')).toBe(what === 'a new part beside it');
  });
}

test('[SYNC-19] what somebody takes out of a long clause goes from its moved copy too, and at once', async () => {
  const room = handDrivenRoom();
  const author = await room.join('in-secretary');
  wordsOf(author.client.doc, 'en', 0).insert(3, 'x'.repeat(LETTERS));
  await room.quiet();
  const doc = keepRemovedParts(new Y.Doc());
  const absent = await room.join('ru-secretary', { doc });
  absent.client.mute();
  absent.pair.cut();
  const opened = await room.server.room(ROOM_KEY);
  const startedAt = process.threadCpuUsage().user;
  const moved = opened?.write({ member: 'in-secretary' }, (text) => {
    const parts = new PartCommandText({ doc: text, languages: ['en', 'ru'], newId: () => 'n-1' });
    performPartOperation(parts, { kind: 'move', part: 'c-1', after: 'c-3' });
  });
  await room.quiet();
  await moved;
  wordsOf(doc, 'en', 0).delete(4, LETTERS - 2);
  wordsOf(doc, 'en', 0).insert(5, 'LATE');
  await room.join('ru-secretary', { doc });
  expect(wordsOf(author.client.doc, 'en', 2).toJSON()).toMatch(/^ThexxLATE|^ThexLATEx/);
  expect(wordsOf(author.client.doc, 'en', 2).length).toBeLessThan(100);
  expect((process.threadCpuUsage().user - startedAt) / 1000).toBeLessThan(1_000);
});
