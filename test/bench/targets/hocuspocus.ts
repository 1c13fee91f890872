import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hocuspocusDialect } from '#test/bench/client/dialect.ts';
import { startProcess } from './server-process.ts';
import type { FirstText, ServerKind } from './target.ts';

const PROGRAM = join(import.meta.dirname, 'processes', 'hocuspocus-server.ts');

export const hocuspocus = hocuspocusKind('Hocuspocus, defaults', null);
export const hocuspocusBatching = hocuspocusKind('Hocuspocus, flushDelay 10', 10);

function hocuspocusKind(name: string, flushDelay: number | null): ServerKind {
  const kind: ServerKind = {
    name,
    keeps: 'disk',
    durability: 'stores the whole text within its debounce of 2 to 10 s, not per update',
    givesReceipts: false,
    onlySendsOtherwise: flushDelay !== null,
    prepare: async (folder, texts) => store(folder, texts),
    async start(folder, nodeOptions = []) {
      const args = [PROGRAM, folder, ...(flushDelay === null ? [] : [String(flushDelay)])];
      const server = await startProcess({ args, nodeOptions, ready: /ready (\d+)/ });
      return {
        ...server,
        kind,
        line: (text) => ({
          port: server.port,
          path: '/',
          headers: {},
          dialect: hocuspocusDialect(text),
          isAnswered: true,
        }),
      };
    },
  };
  return kind;
}

/** As the server itself stores them. */
function store(folder: string, texts: readonly FirstText[]): void {
  const file = new DatabaseSync(join(folder, 'hocuspocus.sqlite'));
  file.exec('create table documents (name text primary key, data blob not null)');
  const write = file.prepare('insert into documents (name, data) values (?, ?)');
  for (const { name, state } of texts) write.run(name, state);
  file.close();
}
