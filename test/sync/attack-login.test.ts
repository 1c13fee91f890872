import { expect, test } from 'vitest';
import { CloseCode } from '#shared/sync/close-codes.ts';
import type { Identity } from '#server/sync/text-access.ts';
import { BARE_IDENTITY, bareSyncServer } from '#test/support/bare-sync-server.ts';

test('[SYNC-4] a login that ends while it is being read opens nothing', async () => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Identity>();
  const { sync, open } = await bareSyncServer({
    access: {
      identify: () => {
        asked.resolve();
        return answer.promise;
      },
      open: async () => ({ right: 'edit', standing: 'edit', languages: ['en', 'ru'] }),
    },
  });
  const client = open();
  await asked.promise;
  sync.closeLogin(BARE_IDENTITY.login);
  answer.resolve(BARE_IDENTITY);
  await client.until(() => client.isOver || client.isSynced);
  expect(client.isSynced).toBe(false);
  expect(await client.ended()).toBe(CloseCode.rightsChanged);
});
