import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { documentIdSchema } from '#shared/core/id.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { createSyncServer } from '#server/sync/sync-server.ts';
import type { Identity } from '#server/sync/text-access.ts';
import { MemoryUpdateLog } from '#test/support/memory-update-log.ts';
import { SEED_CLIENT, smallText } from '#test/support/small-text.ts';
import { WireClient } from '#test/support/wire-client.ts';

const KEY = textKey({ kind: 'common', document: documentIdSchema.parse('protocol') });
const IDENTITY: Identity = { login: 'login-1', member: 'in-secretary', side: 'in', name: 'Secretary' };

test('[SYNC-4] a login that ends while it is being read opens nothing', async () => {
  const log = new MemoryUpdateLog();
  log.create(KEY, { epoch: 1, state: smallText(1), claims: [{ clientId: SEED_CLIENT, member: 'server' }] });
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Identity>();
  const sync = createSyncServer({
    access: {
      identify: () => {
        asked.resolve();
        return answer.promise;
      },
      open: () => Promise.resolve({ right: 'edit', languages: ['en', 'ru'] }),
    },
    log,
    clock: { now: () => Date.now() },
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    isOwnOrigin: () => true,
  });
  const http = createServer().on('upgrade', (...upgrade) => sync.handleUpgrade(...upgrade));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await sync.stop();
    http.close();
  });
  // A server that listens at a port has an address of this form.
  const { port } = http.address() as AddressInfo;
  const client = new WireClient({ url: `ws://127.0.0.1:${port}`, text: 'protocol/common' });
  await asked.promise;
  sync.closeLogin(IDENTITY.login);
  answer.resolve(IDENTITY);
  await client.until(() => client.isOver || client.isSynced);
  expect(client.isSynced).toBe(false);
  expect(await client.ended()).toBe(CloseCode.rightsChanged);
});
