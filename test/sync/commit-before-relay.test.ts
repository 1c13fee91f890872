import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { NOTICE_MARK, ReceiptStatus } from '#shared/sync/receipt.ts';
import { handDrivenRoom, ROOM_KEY, ROOM_TEXT } from '#test/support/hand-driven-room.ts';
import { wordsOf } from '#test/support/small-text.ts';
import { structView } from '#test/support/struct-view.ts';

const textOf = (doc: Y.Doc): string => wordsOf(doc, 'en', 0).toJSON();

test('[SYNC-1] a receipt is given after the commit and not before', async () => {
  const room = handDrivenRoom();
  const { client, pair } = await room.join('in-secretary');
  room.log.hold();
  wordsOf(client.doc, 'en', 0).insert(0, 'x');
  const mark = client.mark();
  await room.quiet();
  expect(room.log.heldCommits).toBe(1);
  expect(client.receipts).toEqual([]);
  room.log.release();
  await room.quiet();
  expect(client.receipts).toMatchObject([{ mark, status: ReceiptStatus.durable }]);
  pair.cut();
});

test('[SYNC-1] a mark on a new connection waits for what the old one left uncommitted', async () => {
  const room = handDrivenRoom();
  const first = await room.join('in-secretary');
  room.log.hold();
  wordsOf(first.client.doc, 'en', 0).insert(0, 'x');
  await room.quiet();
  first.client.mute();
  first.pair.cut();
  const second = await room.server.connect({
    text: ROOM_TEXT,
    member: 'in-secretary',
    doc: first.client.doc,
  });
  for (let frames = 0; frames < 4; frames += 1) second.pair.up();
  for (let frames = 0; frames < 4; frames += 1) second.pair.down();
  second.client.mark();
  while (second.pair.up() || second.pair.down());
  await room.server.settle();
  while (second.pair.down());
  expect(second.client.receipts).toEqual([]);
  room.log.release();
  await room.server.settle();
  while (second.pair.down());
  expect(second.client.receipts).toMatchObject([{ status: ReceiptStatus.durable }]);
});

test('[SYNC-3] others hear of a change after the commit and not before', async () => {
  const room = handDrivenRoom();
  const author = await room.join('in-secretary');
  const reader = await room.join('ru-secretary');
  room.log.hold();
  wordsOf(author.client.doc, 'en', 0).insert(0, 'held ');
  await room.quiet();
  expect(textOf(reader.client.doc)).not.toContain('held');
  room.log.release();
  await room.quiet();
  expect(textOf(reader.client.doc)).toContain('held');
});

test('[SYNC-3] a joiner never receives what a crash could take away', async () => {
  const room = handDrivenRoom();
  const author = await room.join('in-secretary');
  room.log.hold();
  wordsOf(author.client.doc, 'en', 0).insert(0, 'first ');
  await room.quiet();
  wordsOf(author.client.doc, 'en', 0).insert(0, 'second ');
  await room.quiet();
  // One change is in the commit, one waits behind it: the joiner must see neither.
  const joiner = await room.join('ru-secretary');
  expect(joiner.client.isSynced).toBe(false);
  expect(joiner.client.updates).toEqual([]);
  author.pair.cut();
  author.client.mute();
  room.server.kill();
  expect(joiner.client.updates).toEqual([]);
});

test('[SYNC-3] a state that is encoded before its commit, for a checkpoint, is not served before it', async () => {
  const room = handDrivenRoom({ checkpointRows: 1, checkpointRowsMost: 1 });
  const author = await room.join('in-secretary');
  for (const words of ['stored ', 'held ']) {
    wordsOf(author.client.doc, 'en', 0).insert(0, words);
    if (words === 'held ') room.log.hold();
    await room.quiet();
  }
  const joiner = await room.join('ru-secretary');
  expect(joiner.client.updates).toEqual([]);
  room.log.release();
  await room.quiet();
  expect(textOf(joiner.client.doc)).toContain('held');
});

test('[SYNC-3] whoever opens a text at rest waits for no window', async () => {
  const hour = 3_600_000;
  const room = handDrivenRoom({ windowMinMs: hour, windowMaxMs: hour });
  const first = await room.join('in-secretary');
  // A flush, so that a window is open.
  await room.join('in-cochair', { doc: first.client.doc });
  const third = await room.join('ru-secretary');
  expect([first, third].map(({ client }) => client.isSynced)).toEqual([true, true]);
  expect(structView(third.client.doc)).toEqual(structView(first.client.doc));
});

test('[SYNC-3] a joiner gets the committed state and every later change, without a gap', async () => {
  const room = handDrivenRoom();
  const author = await room.join('in-secretary');
  room.log.hold();
  wordsOf(author.client.doc, 'en', 0).insert(0, 'first ');
  await room.quiet();
  const joining = room.join('ru-secretary');
  wordsOf(author.client.doc, 'en', 0).insert(0, 'second ');
  room.log.release();
  const joiner = await joining;
  await room.quiet();
  wordsOf(author.client.doc, 'en', 0).insert(0, 'third ');
  await room.quiet();
  expect(joiner.client.isSynced).toBe(true);
  expect(joiner.client.doc.store.pendingStructs).toBeNull();
  expect(textOf(joiner.client.doc)).toBe(textOf(author.client.doc));
});

test('[SYNC-3] many who come back at once, each from another moment, get every change without a gap', async () => {
  const room = handDrivenRoom();
  const author = await room.join('in-secretary');
  const absent = await Promise.all(
    Array.from({ length: 11 }, async (_, at) => {
      wordsOf(author.client.doc, 'en', 0).insert(0, `${at} `);
      if (at % 3 === 2) wordsOf(author.client.doc, 'en', 0).delete(1, 1);
      return Y.encodeStateAsUpdate(author.client.doc);
    }),
  );
  await room.quiet();
  const returning = absent.map(async (state, at) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    wordsOf(author.client.doc, 'en', 1).insert(0, `while they join ${at} `);
    return await room.join(`ru-member-${at}`, { doc });
  });
  const joined = await Promise.all(returning);
  await room.quiet();
  const expected = structView(author.client.doc);
  for (const { client } of joined) {
    expect(client.isSynced).toBe(true);
    expect(client.doc.store.pendingStructs).toBeNull();
    expect(structView(client.doc)).toEqual(expected);
  }
});

test('[SYNC-3] when storage fails everybody is told, nothing is called saved, and all is saved once it works', async () => {
  const room = handDrivenRoom();
  const author = await room.join('in-secretary');
  const reader = await room.join('ru-secretary');
  const stock = await room.join('ru-interpreter', { isAnnounced: false });
  room.log.failing = true;
  wordsOf(author.client.doc, 'en', 0).insert(0, 'unsaved ');
  const mark = author.client.mark();
  await expect
    .poll(async () => (await room.quiet(), reader.client.receipts.length), { timeout: 5000 })
    .toBe(1);
  expect(reader.client.receipts).toMatchObject([{ mark: NOTICE_MARK, status: ReceiptStatus.storageFailing }]);
  expect(author.client.receipts).toContainEqual(
    expect.objectContaining({ mark, status: ReceiptStatus.storageFailing }),
  );
  expect(textOf(reader.client.doc)).not.toContain('unsaved');
  const asked = author.client.mark();
  await room.quiet();
  expect(author.client.receipts.find((receipt) => receipt.mark === asked)?.status).toBe(
    ReceiptStatus.storageFailing,
  );
  room.log.failing = false;
  await expect
    .poll(async () => (await room.quiet(), textOf(reader.client.doc)), { timeout: 5000 })
    .toContain('unsaved');
  const durable = author.client.mark();
  await room.quiet();
  expect(author.client.receipts.find((receipt) => receipt.mark === durable)?.status).toBe(
    ReceiptStatus.durable,
  );
  expect(reader.client.receipts.at(-1)).toMatchObject({ mark: NOTICE_MARK, status: ReceiptStatus.durable });
  expect(stock.client.unknownTypes).toEqual([]);
  expect(stock.client.receipts).toEqual([]);
});

test('[SYNC-3] a command that comes while storage fails is refused at once and changes nothing', async () => {
  const room = handDrivenRoom();
  const author = await room.join('in-secretary');
  room.log.failing = true;
  wordsOf(author.client.doc, 'en', 0).insert(0, 'unsaved ');
  await expect
    .poll(async () => (await room.quiet(), author.client.receipts.length), { timeout: 5000 })
    .toBe(1);
  const live = await room.server.room(ROOM_KEY);
  const write = (): Promise<number> | undefined =>
    live?.write({ member: 'ru-secretary' }, (doc) => wordsOf(doc, 'en', 1).insert(0, 'commanded '));
  await expect(write()).rejects.toMatchObject({ code: 'storage-failing' });
  room.log.failing = false;
  await expect
    .poll(async () => (await room.quiet(), author.client.receipts.at(-1)?.status), { timeout: 5000 })
    .toBe(ReceiptStatus.durable);
  const words = () => author.client.doc.getXmlFragment('en').toJSON();
  expect(words()).not.toContain('commanded');
  const writing = write();
  await room.quiet();
  await writing;
  await room.quiet();
  expect(words()).toContain('commanded');
});

test('[SYNC-3] storage that says nothing is failing; when it answers all is saved, once', async () => {
  const room = handDrivenRoom({ storageSilenceMs: 50 });
  const author = await room.join('in-secretary');
  const reader = await room.join('ru-secretary');
  const { appends } = room.log;
  room.log.hold();
  wordsOf(author.client.doc, 'en', 0).insert(0, 'unheard ');
  const mark = author.client.mark();
  await expect
    .poll(async () => (await room.quiet(), reader.client.receipts.length), { timeout: 1500 })
    .toBe(1);
  expect(reader.client.receipts).toMatchObject([{ mark: NOTICE_MARK, status: ReceiptStatus.storageFailing }]);
  expect(author.client.receipts).toContainEqual(
    expect.objectContaining({ mark, status: ReceiptStatus.storageFailing }),
  );
  expect((await room.server.room(ROOM_KEY))?.isStorageFailing).toBe(true);
  expect(room.log.appends).toBe(appends + 1);
  room.log.release();
  await room.quiet();
  expect(room.log.appends).toBe(appends + 1);
  expect(textOf(reader.client.doc)).toContain('unheard');
  expect(reader.client.receipts.at(-1)).toMatchObject({ mark: NOTICE_MARK, status: ReceiptStatus.durable });
  const durable = author.client.mark();
  await room.quiet();
  expect(author.client.receipts.at(-1)).toMatchObject({ mark: durable, status: ReceiptStatus.durable });
});

test('[SYNC-8] what gathers while storage says nothing is bounded; its authors keep their words', async () => {
  const room = handDrivenRoom({ storageSilenceMs: 20, unsavedBytes: 5_000 });
  const author = await room.join('in-secretary');
  room.log.hold();
  wordsOf(author.client.doc, 'en', 0).insert(0, 'x'.repeat(4_000));
  await expect
    .poll(async () => (await room.quiet(), author.client.receipts.length), { timeout: 1500 })
    .toBe(1);
  expect(author.client.closed).toBeNull();
  wordsOf(author.client.doc, 'en', 0).insert(0, 'y'.repeat(2_000));
  await room.quiet();
  expect(author.client.closed?.code).toBe(CloseCode.storageFailing);
  room.log.forgetHeld();
  author.client.mute();
  await room.join('in-secretary', { doc: author.client.doc });
  const reader = await room.join('ru-secretary');
  expect(textOf(reader.client.doc)).toContain(`${'y'.repeat(2_000)}${'x'.repeat(4_000)}`);
});

test('[SYNC-3] storage that fails for too long closes the room; its authors keep their words', async () => {
  const room = handDrivenRoom({ storagePatienceMs: 100 });
  const author = await room.join('in-secretary');
  room.log.failing = true;
  wordsOf(author.client.doc, 'en', 0).insert(0, 'unsaved ');
  await expect
    .poll(async () => (await room.quiet(), author.client.closed?.code), { timeout: 10_000 })
    .toBe(CloseCode.storageFailing);
  room.log.failing = false;
  author.client.mute();
  const again = await room.join('in-secretary', { doc: author.client.doc });
  const reader = await room.join('ru-secretary');
  expect(again.client.isSynced).toBe(true);
  expect(textOf(reader.client.doc)).toContain('unsaved');
});

test('[SYNC-15] stopping commits what was accepted, says so, and tells everybody to come back', async () => {
  const room = handDrivenRoom();
  const { client, pair } = await room.join('in-secretary');
  wordsOf(client.doc, 'en', 0).insert(0, 'last words ');
  const mark = client.mark();
  while (pair.up());
  expect(await room.server.stop()).toBe(true);
  while (pair.down());
  expect(client.receipts).toMatchObject([{ mark, status: ReceiptStatus.durable }]);
  expect(client.closed?.code).toBe(CloseCode.serverStopping);
  room.server.kill();
  const reader = await room.join('ru-secretary');
  expect(textOf(reader.client.doc)).toContain('last words');
});

test('[SYNC-15] stopping while storage fails says that it could not save', async () => {
  const room = handDrivenRoom({ stopPatienceMs: 100 });
  const { client, pair } = await room.join('in-secretary');
  room.log.failing = true;
  wordsOf(client.doc, 'en', 0).insert(0, 'unsaved ');
  while (pair.up());
  expect(await room.server.stop()).toBe(false);
  while (pair.down());
  expect(client.closed?.code).toBe(CloseCode.storageFailing);
  expect(client.receipts.filter((receipt) => receipt.status === ReceiptStatus.durable)).toEqual([]);
});

test('[SYNC-7] rows of an owner that lost the text are refused, and its connections ask again', async () => {
  const room = handDrivenRoom();
  const stale = await room.join('in-secretary');
  room.server.replace(); // a second owner, while the first still has its connection
  const owner = await room.join('ru-secretary');
  wordsOf(owner.client.doc, 'en', 0).insert(0, 'owner ');
  await room.quiet();
  wordsOf(stale.client.doc, 'en', 1).insert(0, 'stale ');
  const mark = stale.client.mark();
  await room.quiet();
  expect(stale.client.receipts.find((receipt) => receipt.mark === mark)).toBeUndefined();
  expect(stale.client.closed?.code).toBe(CloseCode.serverStopping);
});
