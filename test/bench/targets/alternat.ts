import { join } from 'node:path';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { WIRE_VERSION } from '#shared/sync/wire-version.ts';
import type { SyncLimits } from '#server/sync/limits.ts';
import { yWebsocketDialect } from '#test/bench/client/dialect.ts';
import { seedDocuments } from '#test/support/seed-documents.ts';
import { startProcess } from './server-process.ts';
import type { ServerKind } from './target.ts';

const MAIN = join(import.meta.dirname, '..', '..', '..', 'server', 'main.ts');
/** Those of the demonstration who may write: the load is theirs. */
const PEOPLE = ['cochair', 'secretary', 'interpreter'].flatMap((role) => [`in-${role}`, `ru-${role}`]);
const EPOCH = 1;

/** Six people and one address play the parts of a thousand: only what is counted by person or address is raised. */
export const RAISED_LIMITS: Partial<SyncLimits> = {
  connectionsPerMemberAndText: 1_000,
  connectionsPerAddress: 10_000,
  upgradesPerMinute: 100_000,
  workMsPerMinute: 100_000,
  messagesPerSecond: 2_000,
};

/** Our server as in production: logins, rights, the gate, every change committed before it is sent on. */
export const alternat: ServerKind = {
  name: 'Alternat',
  keeps: 'disk',
  durability: 'every update is on stable storage before anybody sees it, and its author gets a receipt',
  givesReceipts: true,
  prepare: (folder, texts) =>
    seedDocuments(
      folder,
      texts.map(({ name, state, clientId }) => ({ id: name, title: name, epoch: EPOCH, state, clientId })),
    ),
  async start(folder, nodeOptions = []) {
    const server = await startProcess({
      args: [MAIN, '--demo'],
      nodeOptions,
      environment: { DATA_DIR: folder, PORT: '0', SYNC_LIMITS: JSON.stringify(RAISED_LIMITS) },
      ready: /ready at http:\/\/localhost:(\d+)/,
    });
    const { port } = server;
    const cookies = await Promise.all(PEOPLE.map((member) => login(port, member)));
    const query = `wire=${WIRE_VERSION}&schema=${TEXT_SCHEMA_VERSION}&epoch=${EPOCH}`;
    return {
      ...server,
      kind: alternat,
      line: (text, person) => ({
        port,
        path: `/sync/${text}/common?${query}`,
        headers: { Cookie: cookies[person % cookies.length] ?? '' },
        dialect: yWebsocketDialect,
        isAnswered: true,
      }),
    };
  },
};

async function login(port: number, member: string): Promise<string> {
  const answer = await fetch(`http://localhost:${port}/api/demo/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ member }),
  });
  if (!answer.ok) throw new Error(`no login for ${member}: ${answer.status}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return cookies.join('; ');
}
