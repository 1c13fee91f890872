import { answerOf, completionOf, openDatabase } from '#client/browser/indexed-database.ts';
import { databasesOf, dropDatabase, keptDatabases, notedDatabase } from '#client/browser/kept-databases.ts';
import { openOfflineCopy, type OfflineCopy } from './offline-copy.ts';
import { rescuedWordsSchema, type RescuedWords } from './rescued-words.ts';

/** What one member keeps of one text on this device. Everything may reject; nothing is shared between members. */
export type DeviceStorage = {
  openCopy(epoch: number): Promise<OfflineCopy>;
  /** Epochs of which a copy is left although the text has another one now. */
  otherEpochs(epoch: number): Promise<number[]>;
  dropCopy(epoch: number): Promise<void>;
  rescued(): Promise<RescuedWords[]>;
  addRescued(words: readonly RescuedWords[]): Promise<void>;
  removeRescued(id: string): Promise<void>;
};

const wordStore = 'words';

export function deviceStorage(member: string, textKey: string): DeviceStorage {
  const prefix = `${databasesOf(member)}${textKey}:`;
  const rescueName = `${prefix}rescue`;
  return {
    openCopy: (epoch) => openOfflineCopy(notedDatabase(`${prefix}${epoch}`)),
    async otherEpochs(epoch) {
      const names = await keptDatabases(prefix);
      return names.map((name) => Number(name.slice(prefix.length))).filter((n) => n >= 0 && n !== epoch);
    },
    dropCopy: (epoch) => dropDatabase(`${prefix}${epoch}`),
    rescued: () =>
      withWords(rescueName, async (store) => {
        const values = await answerOf(store.getAll());
        return values.flatMap((value) => rescuedWordsSchema.safeParse(value).data ?? []);
      }),
    addRescued: (words) =>
      withWords(rescueName, async (store) => {
        for (const entry of words) store.put(entry);
        await completionOf(store.transaction);
      }),
    removeRescued: (id) =>
      withWords(rescueName, async (store) => {
        store.delete(id);
        await completionOf(store.transaction);
      }),
  };
}

async function withWords<Result>(
  name: string,
  work: (store: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(notedDatabase(name), { [wordStore]: { keyPath: 'id' } });
  try {
    return await work(database.transaction(wordStore, 'readwrite').objectStore(wordStore));
  } finally {
    database.close();
  }
}
