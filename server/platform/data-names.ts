/** What lies in the data folder, and under the same names in a back-up. */
export const DataName = {
  database: 'alternat.sqlite',
  /** Signs cookies: whoever has it can log in as anybody. */
  loginSecret: 'login-secret',
  /** A folder of files that are named by their digest. */
  blobs: 'blobs',
} as const;
