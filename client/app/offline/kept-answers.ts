import { answerOf, completionOf, openDatabase } from '#client/browser/indexed-database.ts';
import { databasesOf, notedDatabase } from '#client/browser/kept-databases.ts';

const store = 'answers';

/** What the server last answered this member on this address; null when the device keeps nothing. Never rejects. */
export async function keptAnswer(member: string, address: string): Promise<string | null> {
  try {
    const value = await withAnswers(member, (answers) => answerOf(answers.get(address)));
    return typeof value === 'string' ? value : null;
  } catch {
    return null; // no storage, or none allowed: the same as never having asked
  }
}

/** Keeps an answer. Never rejects: a device that keeps nothing has promised nothing. */
export async function keepAnswer(member: string, address: string, answer: string): Promise<void> {
  try {
    await withAnswers(member, async (answers) => {
      answers.put(answer, address);
      await completionOf(answers.transaction);
    });
  } catch {
    // As above.
  }
}

async function withAnswers<Result>(
  member: string,
  work: (answers: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  // Named so that `forgetMember` wipes it together with the copies of the texts.
  const name = notedDatabase(`${databasesOf(member)}answers`);
  const database = await openDatabase(name, { [store]: {} });
  try {
    return await work(database.transaction(store, 'readwrite').objectStore(store));
  } finally {
    database.close();
  }
}
