import { z } from 'zod/mini';
import { answerOf, completionOf, openDatabase } from '#client/browser/indexed-database.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { TouchedPart } from './touched-parts.ts';

/**
 * One text on this device. y-indexeddb keeps the outcome of its writes to itself and leaves its failures unhandled;
 * "kept on this device" must be true, so each write here resolves only when it is on the device.
 * Several tabs may use one copy: each writes its own rows and replaces only rows that it has read or written.
 */
export type OfflineCopy = {
  load(): Promise<{ updates: Uint8Array[]; unsent: TouchedPart[] | null }>;
  write(row: CopyRow): Promise<void>;
  /** The server has everything that this copy had when it was loaded and everything that this tab wrote. */
  settle(): Promise<void>;
  close(): void;
};

/** `whole`: the row is the text's whole state, and with `unsent` takes the place of all that this tab has stored. */
export type CopyRow = { bytes: Uint8Array; whole: boolean; unsent: readonly TouchedPart[] };

const rows = 'updates';
export const unsentMarks = 'unsent';

const touchedSchema = z.array(
  z.object({
    language: z.enum(TextLanguage),
    part: z.nullable(z.string()),
    comment: z.optional(z.string()),
  }),
);

/** The copy in IndexedDB; rejects where the browser gives none. */
export async function openOfflineCopy(name: string): Promise<OfflineCopy> {
  const stores = { [rows]: { autoIncrement: true }, [unsentMarks]: {} };
  return new IndexedCopy(await openDatabase(name, stores));
}

class IndexedCopy implements OfflineCopy {
  readonly #database: IDBDatabase;
  readonly #tab = `${Date.now()}-${Math.random()}`;
  readonly #rowKeys: IDBValidKey[] = [];
  #unsentKeys: IDBValidKey[] = [];

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  async load(): Promise<{ updates: Uint8Array[]; unsent: TouchedPart[] | null }> {
    const transaction = this.#database.transaction([rows, unsentMarks], 'readonly');
    const updates = transaction.objectStore(rows);
    const marks = transaction.objectStore(unsentMarks);
    const [keys, values, markKeys, markValues] = await Promise.all([
      answerOf(updates.getAllKeys()),
      answerOf(updates.getAll()),
      answerOf(marks.getAllKeys()),
      answerOf(marks.getAll()),
    ]);
    this.#rowKeys.push(...keys);
    this.#unsentKeys = markKeys;
    return {
      updates: values.filter((value) => value instanceof Uint8Array),
      unsent: markKeys.length === 0 ? null : markValues.flatMap(touchedPartsOf),
    };
  }

  async write({ bytes, whole, unsent }: CopyRow): Promise<void> {
    const transaction = this.#writing();
    const store = transaction.objectStore(rows);
    const marks = transaction.objectStore(unsentMarks);
    const replaced = whole ? [...this.#rowKeys] : [];
    const settled = whole ? this.#unsentKeys : [];
    for (const key of replaced) store.delete(key);
    for (const key of settled) marks.delete(key);
    const added = answerOf(store.add(bytes));
    if (unsent.length > 0) marks.put(unsent, this.#tab);
    const [key] = await Promise.all([added, completionOf(transaction)]);
    this.#rowKeys.splice(0, replaced.length);
    this.#rowKeys.push(key);
    const left = whole ? [] : this.#unsentKeys;
    this.#unsentKeys = unsent.length > 0 && !left.includes(this.#tab) ? [...left, this.#tab] : left;
  }

  async settle(): Promise<void> {
    if (this.#unsentKeys.length === 0) return;
    const transaction = this.#writing();
    for (const key of this.#unsentKeys) transaction.objectStore(unsentMarks).delete(key);
    this.#unsentKeys = [];
    await completionOf(transaction);
  }

  close(): void {
    this.#database.close();
  }

  #writing(): IDBTransaction {
    return this.#database.transaction([rows, unsentMarks], 'readwrite', { durability: 'strict' });
  }
}

/** What does not parse still says that something was not sent, only not where. */
function touchedPartsOf(value: unknown): TouchedPart[] {
  const parsed = touchedSchema.safeParse(value);
  return parsed.success ? parsed.data : [];
}
