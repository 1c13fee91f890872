import { answerOf, openDatabase } from '#client/browser/indexed-database.ts';
import { databasesOf, keptDatabases } from '#client/browser/kept-databases.ts';
import { unsentMarks } from './offline-copy.ts';

/** True when this device keeps words of this member that the server has not confirmed, in whichever text. */
export async function keepsUnsentWords(member: string): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return false;
  // Rescued words have their own database, and their own list on the screen.
  const copies = (await keptDatabases(databasesOf(member))).filter((name) => /:\d+$/.test(name));
  const counts = await Promise.all(copies.map((name) => countUnsent(name)));
  return counts.some((count) => count > 0);
}

async function countUnsent(name: string): Promise<number> {
  const database = await openDatabase(name, {});
  try {
    if (!database.objectStoreNames.contains(unsentMarks)) return 0;
    return await answerOf(database.transaction(unsentMarks).objectStore(unsentMarks).count());
  } finally {
    database.close();
  }
}
