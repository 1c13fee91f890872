import { join } from 'node:path';
import { yWebsocketDialect } from '#test/bench/client/dialect.ts';
import { startProcess } from './server-process.ts';
import type { ServerKind } from './target.ts';

export const relay = relayKind('plain ws relay', 'plain-relay.ts');

/** The same that sends as seldom as Alternat does: what of its figures is sending alone. */
export const gatheringRelay: ServerKind = {
  ...relayKind('ws relay that gathers for 10 ms', 'gathering-relay.ts'),
  onlySendsOtherwise: true,
};

function relayKind(name: string, program: string): ServerKind {
  const kind: ServerKind = {
    name,
    keeps: 'nothing',
    durability: 'stores nothing',
    givesReceipts: false,
    prepare: async () => {},
    async start(_folder, nodeOptions = []) {
      const args = [join(import.meta.dirname, 'processes', program)];
      const server = await startProcess({ args, nodeOptions, ready: /ready (\d+)/ });
      return {
        ...server,
        kind,
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
  return kind;
}
