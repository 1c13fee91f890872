import { afterAll, beforeAll } from 'vitest';
import { mustNotSkipInCi } from './small-disk.ts';
import { findPostgres, NO_POSTGRES, type PostgresServer, startPostgres } from './start-postgres.ts';

/** True where the tests of a file that need PostgreSQL cannot run: loud by hand, a failure with CI=true. */
export function lacksPostgres(): boolean {
  if (findPostgres() !== null) return false;
  mustNotSkipInCi(NO_POSTGRES);
  console.info(NO_POSTGRES);
  return true;
}

/** A server for one file of tests, which may be ill-treated. */
export function ownPostgres(): () => PostgresServer {
  let server: PostgresServer | null = null;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server?.remove(), 60_000);
  return () => {
    if (server === null) throw new Error('the server of this file is not started');
    return server;
  };
}
