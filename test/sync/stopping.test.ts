import { expect, test } from 'vitest';
import { documentIdSchema } from '#shared/core/id.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { bareSyncServer } from '#test/support/bare-sync-server.ts';

test('[SYNC-15] a command that comes while the server stops is told to come again, not that the text is gone', async () => {
  const { sync } = await bareSyncServer();
  const key = textKey({ kind: 'common', document: documentIdSchema.parse('protocol') });
  await sync.stop();
  const write = sync.write({ key, languages: ['en', 'ru'], member: 'in-secretary' }, () => undefined);
  await expect(write).rejects.toMatchObject({ code: 'storage-failing' });
});
