// What the main thread and the thread that owns the file say to each other. The thread answers in order.

export type SqliteValue = null | string | number | bigint | Uint8Array;

export type SqliteStatement = {
  readonly sql: string;
  readonly parameters: readonly SqliteValue[];
};

/** `sql` is a place in the batch's list: the same few statements come hundreds of times, and a message is copied. */
export type SqliteGroup = readonly {
  readonly sql: number;
  readonly parameters: readonly SqliteValue[];
  readonly mustReturnRow: boolean;
}[];

export type SqliteRequest =
  /** `isInTransaction`: the sender believes that its transaction is open; if it is not, nothing runs. */
  | { readonly kind: 'query'; readonly statement: SqliteStatement; readonly isInTransaction: boolean }
  | { readonly kind: 'batch'; readonly sqls: readonly string[]; readonly groups: readonly SqliteGroup[] }
  /** Of what is committed, by a connection of their own: whatever transaction is open stays open and is not seen. */
  | { readonly kind: 'reads'; readonly statements: readonly SqliteStatement[] }
  | { readonly kind: 'begin' | 'commit' | 'rollback' | 'probe' | 'close' };

/** `errcode` is SQLite's extended result code; null when the failure is not SQLite's. */
export type SqliteFailure = {
  readonly message: string;
  readonly errcode: number | null;
  readonly isTransactionLost: boolean;
};

export type QueryAnswer = {
  readonly rows: readonly Record<string, SqliteValue>[];
  /** Null for a statement that gives rows back. */
  readonly changes: number | null;
  readonly lastInsertRowid: number | null;
};

export type GroupAnswer =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly statement: number }
  | { readonly kind: 'failed'; readonly failure: SqliteFailure };

export type ReadAnswer =
  | { readonly kind: 'rows'; readonly rows: QueryAnswer['rows'] }
  | { readonly kind: 'failed'; readonly failure: SqliteFailure };

export type SqliteAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'query'; readonly query: QueryAnswer }
  | { readonly kind: 'batch'; readonly outcomes: readonly GroupAnswer[] }
  | { readonly kind: 'reads'; readonly answers: readonly ReadAnswer[] }
  | { readonly kind: 'failed'; readonly failure: SqliteFailure };

/** To the thread. */
export type SqliteEnvelope = { readonly id: number; readonly request: SqliteRequest };

/** From the thread: first `opened`, then one answer per request. */
export type SqliteReply = 'opened' | { readonly id: number; readonly answer: SqliteAnswer };

// https://www.sqlite.org/rescode.html: primary result codes that speak of the disk, the file or the memory, not of
// the statement: PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOLFS, NOTADB.
const storageCodes: ReadonlySet<number> = new Set([3, 5, 6, 7, 8, 10, 11, 13, 14, 15, 22, 26]);

/** Whether storage is at fault (try again later) and not the statement. */
export function isStorageFailure(failure: SqliteFailure): boolean {
  return failure.isTransactionLost || (failure.errcode !== null && storageCodes.has(failure.errcode & 0xff));
}
