import { addPrivateNote, addPrivateText } from '#test/support/add-private-text.ts';
import type { StartedApp } from '#test/support/start-app.ts';

/** One Side's private things; every string in `words` may be seen by that Side alone. */
export type PrivateThings = {
  side: 'in' | 'ru';
  note: string;
  /** Texts by address. */
  texts: readonly string[];
  words: readonly string[];
};

/** Plants every kind of private thing that exists. What is new and private is added here, and leaks show below. */
export async function plantPrivateThings(app: StartedApp, side: 'in' | 'ru'): Promise<PrivateThings> {
  const note = `note-of-${side}-k7`;
  const title = `Title-of-${side}-q3`;
  const noteWords = `Words-in-the-note-of-${side}-z9`;
  const protocolWords = `Words-beside-the-protocol-of-${side}-x4`;
  const { database } = app.app;
  await addPrivateNote(database, { id: note, side, title, words: noteWords });
  await addPrivateText(database, { document: 'protocol-11', side, words: protocolWords });
  return {
    side,
    note,
    texts: [`${note}/private/${side}`, `protocol-11/private/${side}`],
    words: [note, title, noteWords, protocolWords, `private/${side}`],
  };
}
