import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { documentIdSchema } from '#shared/core/id.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { createSyncServer, type SyncServer, type SyncServerOptions } from '#server/sync/sync-server.ts';
import type { Identity } from '#server/sync/text-access.ts';
import { MemoryUpdateLog } from './memory-update-log.ts';
import { SEED_CLIENT, smallText } from './small-text.ts';
import { WireClient, type WireClientOptions } from './wire-client.ts';

const BARE_TEXT = 'protocol/common';
export const BARE_IDENTITY: Identity = {
  login: 'login-1',
  member: 'in-secretary',
  side: 'in',
  name: 'Secretary',
};

export type BareSyncServer = {
  sync: SyncServer;
  port: number;
  /** Connects to the one text; without a query the server takes it for a stock client. */
  open: (options?: Partial<WireClientOptions>) => WireClient;
};

/** Live editing over real sockets with nothing around it: one text in memory, and ports that the test plugs. */
export async function bareSyncServer(ports: Partial<SyncServerOptions> = {}): Promise<BareSyncServer> {
  const log = new MemoryUpdateLog();
  log.create(textKey({ kind: 'common', document: documentIdSchema.parse('protocol') }), {
    epoch: 1,
    state: smallText(1),
    claims: [{ clientId: SEED_CLIENT, member: 'server' }],
  });
  const sync = createSyncServer({
    access: {
      identify: async () => BARE_IDENTITY,
      open: async () => ({ right: 'edit', standing: 'edit', languages: ['en', 'ru'] }),
    },
    log,
    clock: { now: () => Date.now() },
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    isOwnOrigin: () => true,
    ...ports,
  });
  const http = createServer().on('upgrade', (...upgrade) => sync.handleUpgrade(...upgrade));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await sync.stop();
    http.close();
  });
  // A server that listens at a port has an address of this form.
  const { port } = http.address() as AddressInfo;
  return {
    sync,
    port,
    open: (options = {}) => new WireClient({ url: `ws://127.0.0.1:${port}`, text: BARE_TEXT, ...options }),
  };
}
