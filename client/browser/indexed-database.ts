/** IndexedDB as promises. Everything rejects where the browser forbids it: private mode, quota, blocked cookies. */

export type StoreOptions = Readonly<Record<string, IDBObjectStoreParameters>>;

/** Opens or creates; lets go when somebody deletes the database (logout in another tab). */
export function openDatabase(name: string, stores: StoreOptions): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const [store, options] of Object.entries(stores)) request.result.createObjectStore(store, options);
    };
    request.onerror = () => reject(reasonOf(request.error, `open ${name}`));
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onerror = () => reject(reasonOf(request.error, `delete ${name}`));
    request.onsuccess = () => resolve();
  });
}

/** Null where the browser does not tell. */
export async function databaseNames(): Promise<string[] | null> {
  if (typeof indexedDB.databases !== 'function') return null;
  const known = await indexedDB.databases();
  return known.flatMap(({ name }) => (name === undefined ? [] : [name]));
}

export function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(reasonOf(request.error, 'request'));
    request.onsuccess = () => resolve(request.result);
  });
}

/** Resolves when the transaction is on the device, not when its requests were taken. */
export function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(reasonOf(transaction.error, 'transaction'));
  });
}

function reasonOf(cause: DOMException | null, what: string): Error {
  return new Error(`IndexedDB: ${what} failed`, { cause });
}
