import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { handDrivenRoom, ROOM_KEY } from '#test/support/hand-driven-room.ts';
import { wordsOf } from '#test/support/small-text.ts';

function docOf(clientId: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  return doc;
}

test('[SYNC-10] an update refused for its size leaves no owner behind that the log does not know', async () => {
  const room = handDrivenRoom({ stateBytes: 20_000 });
  const tooMuch = await room.join('in-secretary', { doc: docOf(4711) });
  wordsOf(tooMuch.client.doc, 'en', 0).insert(0, 'x'.repeat(20_000));
  await room.quiet();
  expect(tooMuch.client.refusals).toMatchObject([{ code: 'too-large' }]);

  const opened = await room.server.room(ROOM_KEY);
  const written = opened?.write({ member: 'in-secretary' }, (doc) =>
    wordsOf(doc, 'en', 1).insert(0, 'server '),
  );
  await room.quiet();
  await written;

  const doc = docOf(4711);
  for (const words of ['before ', 'after ']) {
    const author = await room.join('in-secretary', { doc });
    wordsOf(author.client.doc, 'en', 0).insert(0, words);
    const mark = author.client.mark();
    await room.quiet();
    expect(author.client.refusals).toEqual([]);
    expect(author.client.receipts).toMatchObject([{ mark, status: ReceiptStatus.durable }]);
    author.client.mute();
    await room.server.stop();
    room.server.kill();
  }
});
