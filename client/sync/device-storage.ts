import {
  answerOf,
  completionOf,
  databaseNames,
  deleteDatabase,
  openDatabase,
} from '#client/browser/indexed-database.ts';
import { forget, remember, rememberedKeys } from '#client/browser/local-storage.ts';
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

const listed = 'alternat-kept:';
const wordStore = 'words';

export function deviceStorage(member: string, textKey: string): DeviceStorage {
  const prefix = `${prefixOf(member)}${textKey}:`;
  const rescueName = `${prefix}rescue`;
  return {
    openCopy: (epoch) => openOfflineCopy(noted(`${prefix}${epoch}`)),
    async otherEpochs(epoch) {
      const names = await keptNames(prefix);
      return names.map((name) => Number(name.slice(prefix.length))).filter((n) => n >= 0 && n !== epoch);
    },
    dropCopy: (epoch) => drop(`${prefix}${epoch}`),
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

/** Wipes everything that this member kept on this device, rescued words too: for logout. Open copies let go. */
export async function forgetCopies(member: string): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const names = await keptNames(prefixOf(member));
  await Promise.all(names.map((name) => drop(name)));
}

function prefixOf(member: string): string {
  return `alternat:${member}:`;
}

/** The browser's own list where it has one, joined with ours, which some browsers need. */
async function keptNames(prefix: string): Promise<string[]> {
  const ours = rememberedKeys(listed).map((key) => key.slice(listed.length));
  const all = new Set([...ours, ...((await databaseNames()) ?? [])]);
  return [...all].filter((name) => name.startsWith(prefix));
}

function noted(name: string): string {
  remember(`${listed}${name}`, '1');
  return name;
}

async function drop(name: string): Promise<void> {
  await deleteDatabase(name);
  forget(`${listed}${name}`);
}

async function withWords<Result>(
  name: string,
  work: (store: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(noted(name), { [wordStore]: { keyPath: 'id' } });
  try {
    return await work(database.transaction(wordStore, 'readwrite').objectStore(wordStore));
  } finally {
    database.close();
  }
}
