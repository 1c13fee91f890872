import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { yWebsocketDialect } from '#test/bench/client/dialect.ts';
import { startProcess } from './server-process.ts';
import type { ServerKind } from './target.ts';

const PROGRAM = fileURLToPath(import.meta.resolve('@y/websocket-server/server'));

export const yWebsocketServer: ServerKind = {
  name: '@y/websocket-server',
  keeps: 'memory',
  durability: 'keeps texts in memory, stores nothing',
  givesReceipts: false,
  prepare: async () => {},
  async start(_folder, nodeOptions = []) {
    const port = await freePort();
    const server = await startProcess({
      args: [PROGRAM],
      nodeOptions,
      environment: { HOST: '127.0.0.1', PORT: String(port) },
      ready: /on port (\d+)/,
    });
    return {
      ...server,
      kind: yWebsocketServer,
      line: (text) => ({ port, path: `/${text}`, headers: {}, dialect: yWebsocketDialect, isAnswered: true }),
    };
  },
};

/** It does not tell which port the system gave it. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
