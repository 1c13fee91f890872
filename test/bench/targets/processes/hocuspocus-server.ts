// Hocuspocus as its documentation starts it, with its database extension over the same storage as ours: SQLite with a
// write-ahead log, synchronous on every commit. node hocuspocus-server.ts FOLDER [FLUSH_DELAY]
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

const [folder = '.', flushDelay] = process.argv.slice(2);
const file = new DatabaseSync(join(folder, 'hocuspocus.sqlite'));
file.exec('pragma journal_mode = wal; pragma synchronous = full');
file.exec('create table if not exists documents (name text primary key, data blob not null)');
const read = file.prepare('select data from documents where name = ?');
const write = file.prepare(
  'insert into documents (name, data) values (?, ?) on conflict (name) do update set data = excluded.data',
);

const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  ...(flushDelay === undefined ? {} : { flushDelay: Number(flushDelay) }),
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const data = read.get(documentName)?.['data'];
        return data instanceof Uint8Array ? data : null;
      },
      store: async ({ documentName, state }) => {
        write.run(documentName, state);
      },
    }),
  ],
});
await server.listen();
console.log(`ready ${server.address.port}`);
