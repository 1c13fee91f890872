import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { handDrivenRoom, ROOM_TEXT } from '#test/support/hand-driven-room.ts';
import { wordsOf } from '#test/support/small-text.ts';

const textOf = (doc: Y.Doc, part = 0): string => wordsOf(doc, 'en', part).toJSON();

test('[SYNC-2] a frame that cannot be parsed closes its connection and disturbs nobody', async () => {
  const frames: [string, number[], number][] = [
    ['empty', [], CloseCode.malformed],
    ['unknown type', [99, 1], CloseCode.malformed],
    ['unknown sync step', [0, 9, 0], CloseCode.malformed],
    ['truncated update', [0, 2, 200, 1], CloseCode.malformed],
    ['trailing bytes', [0, 2, 2, 0, 0, 7], CloseCode.malformed],
    ['garbage as an update', [0, 2, 4, 255, 255, 255, 255], CloseCode.malformed],
    ['garbage as a state vector', [0, 0, 3, 255, 255, 255], CloseCode.malformed],
    ['mark 0', [113, 0], CloseCode.malformed],
  ];
  const room = handDrivenRoom();
  const witness = await room.join('ru-secretary');
  const before = Y.encodeStateAsUpdate(witness.client.doc);
  for (const [name, frame, code] of frames) {
    const line = await room.join('in-secretary');
    line.client.send(Uint8Array.from(frame));
    await room.quiet();
    expect([name, line.client.closed?.code]).toEqual([name, code]);
  }
  expect(witness.client.closed).toBeNull();
  expect(Y.encodeStateAsUpdate(witness.client.doc)).toEqual(before);
});

test('[SYNC-5] [SYNC-11] a refusal says why, marks are answered as refused, and the text stays', async () => {
  const room = handDrivenRoom();
  const { client } = await room.join('in-secretary');
  const witness = await room.join('ru-secretary');
  const answers: number[] = [];
  client.socket.on('message', (frame: Buffer) => answers.push(frame[0] ?? 0));
  wordsOf(client.doc, 'en', 0).insert(0, 'fine ');
  const mark = client.mark();
  client.doc.getMap('srv').set('agreed', true);
  client.mark();
  await room.quiet();
  // The reason comes before the mark that it explains.
  expect(answers.filter((type) => type >= MessageType.refusal)).toEqual([
    MessageType.refusal,
    MessageType.receipt,
  ]);
  expect(client.receipts).toMatchObject([{ mark, status: ReceiptStatus.refused }]);
  expect(client.refusals).toMatchObject([{ code: 'forbidden-root' }]);
  expect(client.closed?.code).toBe(CloseCode.forbidden);
  expect(client.receipts.filter((receipt) => receipt.status === ReceiptStatus.durable)).toEqual([]);
  expect(witness.client.doc.getMap('srv').size).toBe(0);
  expect(witness.client.closed).toBeNull();
});

test('[SYNC-12] a member who may only read can answer with all it has, and cannot write', async () => {
  const room = handDrivenRoom();
  const reader = await room.join('in-observer', { right: 'read' });
  const witness = await room.join('ru-secretary');
  reader.client.sendSync(SyncStep.missing, Y.encodeStateAsUpdate(reader.client.doc));
  await room.quiet();
  expect(reader.client.closed).toBeNull();
  wordsOf(reader.client.doc, 'en', 0).insert(0, 'sneak ');
  await room.quiet();
  expect(reader.client.closed?.code).toBe(CloseCode.forbidden);
  expect(textOf(witness.client.doc)).not.toContain('sneak');
});

test('an update that misses what came before it is asked for again; until then nothing is called durable', async () => {
  const room = handDrivenRoom();
  const { client, pair } = await room.join('in-secretary');
  client.mute();
  wordsOf(client.doc, 'en', 0).insert(0, 'one ');
  const before = Y.encodeStateVector(client.doc);
  wordsOf(client.doc, 'en', 1).insert(0, 'two ');
  client.sendSync(SyncStep.update, Y.encodeStateAsUpdate(client.doc, before));
  client.mark();
  while (pair.up());
  await room.server.settle();
  while (pair.down());
  expect(client.receipts).toEqual([]);
  client.sendSync(SyncStep.missing, Y.encodeStateAsUpdate(client.doc));
  await room.quiet();
  expect(client.receipts).toMatchObject([{ status: ReceiptStatus.durable }]);
  const reader = await room.join('ru-secretary');
  expect(textOf(reader.client.doc, 0)).toContain('one');
  expect(textOf(reader.client.doc, 1)).toContain('two');
});

test('typing before the opening exchange is over is no fault, however much it is', async () => {
  const room = handDrivenRoom();
  const doc = new Y.Doc();
  const first = await room.join('in-secretary', { doc });
  first.pair.cut();
  first.client.mute();
  wordsOf(doc, 'en', 0).insert(0, 'offline ');
  const second = await room.server.connect({ text: ROOM_TEXT, member: 'in-secretary', doc });
  for (let key = 0; key < 20; key += 1) wordsOf(doc, 'en', 0).insert(0, 'x');
  const mark = second.client.mark();
  while (second.pair.up());
  expect(second.client.receipts).toEqual([]);
  for (let turn = 0; turn < 6; turn += 1) {
    while (second.pair.down() || second.pair.up());
    await room.server.settle();
  }
  expect(second.client.closed).toBeNull();
  expect(second.client.receipts).toMatchObject([{ mark, status: ReceiptStatus.durable }]);
  const reader = await room.join('ru-secretary');
  expect(textOf(reader.client.doc)).toContain(`${'x'.repeat(20)}offline`);
});

test('an answer that lacks what comes before it is asked for again a few times and then refused', async () => {
  const room = handDrivenRoom({ gapsInARow: 2 });
  const { client } = await room.join('in-secretary');
  client.mute();
  wordsOf(client.doc, 'en', 0).insert(0, 'lost ');
  const before = Y.encodeStateVector(client.doc);
  wordsOf(client.doc, 'en', 0).insert(0, 'x');
  const broken = Y.encodeStateAsUpdate(client.doc, before);
  for (const expected of [null, null, CloseCode.malformed]) {
    client.sendSync(SyncStep.missing, broken);
    await room.quiet();
    expect(client.closed?.code ?? null).toBe(expected);
  }
});

test('[SYNC-10] a clientID belongs to its member, also after a restart', async () => {
  const room = handDrivenRoom();
  const owner = await room.join('in-secretary');
  wordsOf(owner.client.doc, 'en', 0).insert(0, 'mine ');
  await room.quiet();
  room.server.kill();
  const doc = new Y.Doc();
  const thief = await room.join('ru-secretary', { doc });
  doc.clientID = owner.client.doc.clientID;
  wordsOf(doc, 'en', 1).insert(0, 'forged ');
  await room.quiet();
  expect(thief.client.closed?.code).toBe(CloseCode.identity);
  const witness = await room.join('ru-cochair');
  expect(textOf(witness.client.doc, 1)).not.toContain('forged');
  expect(textOf(witness.client.doc, 0)).toContain('mine');
});

test('[SYNC-13] a stock client gets the messages of y-websocket and no others, also when it is refused', async () => {
  const room = handDrivenRoom();
  const stock = await room.join('in-secretary', { isAnnounced: false });
  const other = await room.join('ru-secretary');
  wordsOf(other.client.doc, 'en', 0).insert(0, 'hello ');
  await room.quiet();
  stock.client.doc.getMap('srv').set('x', 1);
  await room.quiet();
  expect(stock.client.closed?.code).toBe(CloseCode.forbidden);
  expect(stock.client.receipts).toEqual([]);
  expect(stock.client.refusals).toEqual([]);
  expect(stock.client.unknownTypes).toEqual([]);
});

test('[SYNC-16] [SYNC-3] checkpoints change nothing that people read', async () => {
  const room = handDrivenRoom({ checkpointRows: 5 });
  const { client } = await room.join('in-secretary');
  for (let word = 0; word < 23; word += 1) {
    wordsOf(client.doc, 'en', word % 4).insert(0, `${word} `);
    await room.quiet();
  }
  room.server.kill();
  const reader = await room.join('ru-secretary');
  for (let part = 0; part < 4; part += 1)
    expect(textOf(reader.client.doc, part)).toBe(textOf(client.doc, part));
});

test('[SYNC-17] parts that got the same cid are renamed by the server for everybody', async () => {
  const room = handDrivenRoom();
  const { client } = await room.join('in-secretary');
  const reader = await room.join('ru-secretary');
  const clause = client.doc.getXmlFragment('en').get(0);
  if (!(clause instanceof Y.XmlElement)) throw new Error('no clause');
  client.doc.getXmlFragment('en').insert(1, [clause.clone()]);
  await room.quiet();
  const cids = (doc: Y.Doc): unknown[] =>
    doc
      .getXmlFragment('en')
      .toArray()
      .map((part) => (part instanceof Y.XmlElement ? part.getAttribute('cid') : null));
  expect(new Set(cids(reader.client.doc)).size).toBe(5);
  expect(cids(client.doc)).toEqual(cids(reader.client.doc));
  expect(cids(reader.client.doc)[0]).toBe('c-1');
});
