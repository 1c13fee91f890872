import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentIdSchema } from '#shared/core/id.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { bareSyncServer } from '#test/support/bare-sync-server.ts';
import { handDrivenRoom } from '#test/support/hand-driven-room.ts';
import { paragraph } from '#test/support/small-text.ts';

test('[SYNC-15] a command that comes while the server stops is told to come again, not that the text is gone', async () => {
  const { sync } = await bareSyncServer();
  const key = textKey({ kind: 'common', document: documentIdSchema.parse('protocol') });
  await sync.stop();
  const write = sync.write({ key, languages: ['en', 'ru'], member: 'in-secretary' }, () => undefined);
  await expect(write).rejects.toMatchObject({ code: 'storage-failing' });
});

test('[SYNC-15] a large change that was judged and not yet applied is saved before the server stops', async () => {
  const room = handDrivenRoom();
  const { client, pair } = await room.join('in-secretary');
  const clause = client.doc.getXmlFragment('en').get(0);
  if (!(clause instanceof Y.XmlElement)) throw new Error('the first part is a clause');
  const words = 'The Sides took note of the report on the negotiations, and agreed to continue.';
  clause.insert(
    1,
    Array.from({ length: 200 }, (_, at) => paragraph(`large-${at}`, words)),
  );
  client.mark();
  while (pair.up());
  expect(await room.server.stop()).toBe(true);
  while (pair.down());
  expect(client.receipts.at(-1)).toMatchObject({ status: 0 });
  room.server.kill();
  const late = await room.join('ru-secretary');
  expect(late.client.doc.getXmlFragment('en').toJSON()).toBe(client.doc.getXmlFragment('en').toJSON());
});
