/** What lies in the data folder, and under the same names in a back-up. */
export const DataName = {
  /** Of a workspace that lives in SQLite. */
  database: 'alternat.sqlite',
  /** What is left of it once the workspace has been moved into PostgreSQL. */
  moved: 'alternat.moved-to-postgres.sqlite',
  /** Signs cookies: whoever has it can log in as anybody. */
  loginSecret: 'login-secret',
  /** A folder of files that are named by their digest. */
  blobs: 'blobs',
} as const;
