import { join } from 'node:path';
import { yWebsocketDialect } from '#test/bench/client/dialect.ts';
import { startProcess } from './server-process.ts';
import type { ServerKind } from './target.ts';

const PROGRAM = join(import.meta.dirname, 'processes', 'plain-relay.ts');

export const relay: ServerKind = {
  name: 'plain ws relay',
  keeps: 'nothing',
  durability: 'stores nothing',
  givesReceipts: false,
  prepare: async () => {},
  async start(_folder, nodeOptions = []) {
    const server = await startProcess({ args: [PROGRAM], nodeOptions, ready: /ready (\d+)/ });
    return {
      ...server,
      kind: relay,
      line: (text) => ({
        port: server.port,
        path: `/${text}`,
        headers: {},
        dialect: yWebsocketDialect,
        isAnswered: false,
      }),
    };
  },
};
