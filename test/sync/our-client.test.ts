import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { TextConnection } from '#client/sync/text-connection.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { breakingLine } from '#test/support/breaking-line.ts';
import { epochOf, openText, PROTOCOL } from '#test/support/open-text.ts';
import { element, paragraph } from '#test/support/small-text.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

let app: StartedApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(async () => {
  await app.stop();
});

/** The client of the browser, at work in the Protocol. */
async function ourClient(member: string, port = app.port): Promise<TextConnection> {
  const cookie = await app.loginAs(member);
  class WithCookie extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie, host: `127.0.0.1:${app.port}` } });
    }
  }
  const connection = new TextConnection({
    url: `ws://127.0.0.1:${port}/sync`,
    textKey: PROTOCOL,
    epoch: await epochOf(app, cookie, PROTOCOL),
    schemaVersion: TEXT_SCHEMA_VERSION,
    member: { member, side: 'in', name: member },
    right: 'edit',
    // ws has what the client uses of a browser's WebSocket.
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    random: () => 0,
  });
  onTestFinished(() => connection.destroy());
  await connection.open();
  await untilSave(connection, 'saved');
  return connection;
}

function untilSave(connection: TextConnection, kind: string): Promise<void> {
  return vi.waitFor(() => expect(connection.state.save.kind).toBe(kind), { timeout: 10_000 });
}

function firstWords(doc: Y.Doc): Y.XmlText {
  for (const part of doc.getXmlFragment('en').toArray()) {
    const block = part instanceof Y.XmlElement && part.nodeName === 'clause' ? part.get(0) : null;
    const words = block instanceof Y.XmlElement ? block.get(0) : null;
    if (words instanceof Y.XmlText) return words;
  }
  throw new Error('no clause');
}

test('[SYNC-14] words written while the old connection is half open merge; nothing has to be rescued', async () => {
  const line = await breakingLine(app.port);
  const witness = await openText(app, 'ru-secretary');
  const writer = await ourClient('in-secretary', line.port);
  const id = writer.awareness.clientID;
  const seen = (): string => witness.presences.findLast((states) => states.has(id))?.get(id) ?? '';
  for (const part of ['c-1', 'c-2']) {
    writer.setPresence({ part });
    await witness.until(() => seen().includes(part));
  }
  line.break();
  await vi.waitFor(() => expect(writer.state.online).toBe(false));
  writer.setPresence({ part: 'c-3' });
  firstWords(writer.doc).insert(0, 'written offline ');
  await witness.until(() => seen().includes('c-3'));
  await untilSave(writer, 'saved');
  expect(firstWords(witness.doc).toJSON()).toContain('written offline ');
  expect(writer.state).toMatchObject({ generation: 0, rescue: [], ended: null, online: true });
  witness.close();
});

test('[SYNC-5] a refusal with receipts still to come is shown with its own reason', async () => {
  const writer = await ourClient('in-cochair');
  firstWords(writer.doc).insert(0, 'fine ');
  writer.beforeLeave();
  writer.doc.getMap('srv').set('agreed', true);
  await vi.waitFor(() => expect(writer.state.save.kind).toBe('refused'));
  expect(writer.state.save).toMatchObject({ refusal: { code: 'forbidden-root' } });
  await vi.waitFor(() => expect(writer.state.synced).toBe(true), { timeout: 10_000 });
  expect(firstWords(writer.doc).toJSON()).toContain('fine ');
});

test('[SYNC-5] a paste of 200 pages goes out in pieces: accepted whole, and seen by the other Side', async () => {
  const witness = await openText(app, 'ru-secretary');
  const writer = await ourClient('in-secretary');
  const clause = writer.doc
    .getXmlFragment('en')
    .toArray()
    .find((part) => part instanceof Y.XmlElement && part.nodeName === 'clause');
  if (!(clause instanceof Y.XmlElement)) throw new Error('no clause');
  const before = clause.length;
  const words = 'The Sides took note of the report on the negotiations.';
  clause.insert(
    before,
    Array.from({ length: 3000 }, (_, at) => paragraph(`pasted-${at}`, words)),
  );
  await untilSave(writer, 'saved');
  expect(writer.state).toMatchObject({ generation: 0, rescue: [], ended: null });
  const cid = clause.getAttribute('cid');
  const seen = (): Y.XmlElement | undefined =>
    witness.doc
      .getXmlFragment('en')
      .toArray()
      .filter((part) => part instanceof Y.XmlElement)
      .find((part) => part.getAttribute('cid') === cid);
  await witness.until(() => seen()?.length === before + 3000);
  expect(seen()?.toJSON()).toBe(clause.toJSON());
  witness.close();
});

test('[SYNC-5] what was written during a week without network comes back in pieces, each part of it whole', async () => {
  const line = await breakingLine(app.port);
  const writer = await ourClient('in-cochair', line.port);
  line.break();
  await vi.waitFor(() => expect(writer.state.online).toBe(false));
  const fragment = writer.doc.getXmlFragment('ru');
  const start = fragment.length;
  for (let at = 0; at < 700; at += 1) {
    const clause = element('clause', { cid: `week-${at}` });
    clause.insert(0, [paragraph(`week-p-${at}`, `Стороны договорились о пункте ${at}.`)]);
    fragment.insert(start + at, [clause]);
  }
  await vi.waitFor(() => expect(writer.state.online).toBe(true), { timeout: 10_000 });
  await untilSave(writer, 'saved');
  expect(writer.state).toMatchObject({ generation: 0, rescue: [], ended: null });
  const witness = await openText(app, 'ru-cochair');
  const names = witness.doc
    .getXmlFragment('ru')
    .toArray()
    .map((part) => (part instanceof Y.XmlElement ? part.getAttribute('cid') : undefined));
  expect(names.filter((name) => name?.startsWith('week-'))).toHaveLength(700);
  witness.close();
});
