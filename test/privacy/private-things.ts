import { addComment, addPrivateNote, addPrivateText } from '#test/support/add-private-text.ts';
import { canaryOf } from '#test/support/canaries.ts';
import { openedPrivately } from '#test/support/opened-privately.ts';
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
  const [title, noteWords, protocolWords] = [canaryOf(side), canaryOf(side), canaryOf(side)];
  const { database } = app.app;
  await addPrivateNote(database, { id: note, side, title, words: noteWords });
  await addPrivateText(database, { document: 'protocol-11', side, words: protocolWords });
  const begun = await beginNote(app, side);
  const comment = await commentOn(app, { text: `protocol-11/private/${side}`, side });
  const kept = await keepFileAndView(app, side);
  return {
    side,
    note,
    texts: [`${note}/private/${side}`, `protocol-11/private/${side}`, `${begun.id}/private/${side}`],
    words: [
      note,
      title,
      noteWords,
      protocolWords,
      `private/${side}`,
      ...Object.values(begun),
      comment,
      ...kept,
    ],
  };
}

/** By the door that a secretary takes: begun under one title, then given another. */
async function beginNote(app: StartedApp, side: 'in' | 'ru') {
  const [first, title] = [canaryOf(side), canaryOf(side)];
  const cookie = await app.loginAs(`${side}-secretary`);
  const inAll = (words: string) => ({ en: words, ru: words, hi: words });
  const wanted = { kind: 'note', session: 'session-11', subGroup: null, languages: ['en'], isPrivate: true };
  const made = await app.post('/api/documents', { ...wanted, title: inAll(first) }, { cookie });
  const { id }: { id: string } = await made.json();
  await app.post(`/api/documents/${id}/title`, { title: inAll(title) }, { cookie });
  return { id, first, title };
}

/** A comment in a private text, and words beside a caret. */
async function commentOn(
  app: StartedApp,
  { text, side }: { text: string; side: 'in' | 'ru' },
): Promise<string> {
  const words = canaryOf(side);
  const member = `${side}-secretary`;
  const client = await openedPrivately(app, member, text);
  addComment(client.doc, side, words);
  client.sendPresence([{ clientId: client.doc.clientID, clock: 1, state: JSON.stringify({ lang: 'en' }) }]);
  const { status } = await client.receipt();
  if (status !== 0) throw new Error(`a comment was not taken: ${client.refusals.at(-1)?.why}`);
  client.close();
  return words;
}

/** A file of evidence that no report names yet, and a saved view: of the co-chair. */
async function keepFileAndView(app: StartedApp, side: 'in' | 'ru'): Promise<string[]> {
  const [file, words, view] = [canaryOf(side), canaryOf(side), canaryOf(side)];
  const cookie = await app.loginAs(`${side}-cochair`);
  const sent = await fetch(`${app.url}/api/evidence-files?name=${file}.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', cookie },
    body: `%PDF-1.7 ${words}\n`.padEnd(2000),
  });
  const saved = await fetch(`${app.url}/api/actions/views/own`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ name: view, view: {} }),
  });
  if (!sent.ok || !saved.ok) throw new Error(`not kept: ${sent.status} ${saved.status}`);
  return [file, words, view];
}
