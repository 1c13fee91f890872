import { startPostgres } from './start-postgres.ts';

/** One server for all files of a run; each data folder has a database of its own in it (`chosen-database.ts`). */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  process.env['TEST_POSTGRES'] = `postgres://alternat@127.0.0.1:${server.port}/postgres`;
  return () => server.remove();
}
