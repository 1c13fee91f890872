import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { SyncStep } from '#shared/sync/message-type.ts';
import { openText, PROTOCOL } from '#test/support/open-text.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

let app: StartedApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(async () => {
  await app.stop();
});

type Stock = { doc: Y.Doc; provider: WebsocketProvider };

async function stockClient(member: string): Promise<Stock> {
  const cookie = await app.loginAs(member);
  class WithCookie extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://127.0.0.1:${app.port}/sync`, PROTOCOL, doc, {
    // ws has what the provider uses of a browser's WebSocket.
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await vi.waitUntil(() => provider.synced, { timeout: 10_000 });
  return { doc, provider };
}

function firstWords(doc: Y.Doc, language: string): Y.XmlText {
  for (const part of doc.getXmlFragment(language).toArray()) {
    const block = part instanceof Y.XmlElement && part.nodeName === 'clause' ? part.get(0) : null;
    const words = block instanceof Y.XmlElement ? block.get(0) : null;
    if (words instanceof Y.XmlText) return words;
  }
  throw new Error('no clause');
}

const textOf = (doc: Y.Doc): string =>
  ['en', 'ru'].map((language) => doc.getXmlFragment(language).toJSON()).join('\n');

test('[SYNC-13] two stock providers and our client edit one Protocol, and no stock client meets an unknown message', async () => {
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const indian = await stockClient('in-secretary');
  const russian = await stockClient('ru-secretary');
  const ours = await openText(app, 'in-cochair');
  for (let key = 0; key < 20; key += 1) {
    firstWords(indian.doc, 'en').insert(0, 'a');
    firstWords(russian.doc, 'ru').insert(0, 'б');
    firstWords(ours.doc, 'en').insert(3, 'c');
  }
  indian.provider.awareness.setLocalStateField('user', { name: 'Somebody else', color: '#f00' });
  expect((await ours.receipt()).status).toBe(0);
  await vi.waitUntil(
    () => textOf(indian.doc) === textOf(russian.doc) && textOf(russian.doc) === textOf(ours.doc),
    {
      timeout: 10_000,
    },
  );
  expect(textOf(ours.doc)).toContain('a'.repeat(3));
  await vi.waitUntil(() => russian.provider.awareness.getStates().has(indian.doc.clientID), {
    timeout: 5000,
  });
  expect(russian.provider.awareness.getStates().get(indian.doc.clientID)).toMatchObject({
    user: { member: 'in-secretary', side: 'in' },
  });
  expect(complaints).not.toHaveBeenCalled();
  complaints.mockRestore();
  for (const { provider, doc } of [indian, russian]) {
    provider.destroy();
    doc.destroy();
  }
  ours.close();
});

test('[SYNC-6] [SYNC-13] a stock client that comes back is seen at once, without moving', async () => {
  const indian = await stockClient('in-secretary');
  const russian = await stockClient('ru-secretary');
  const sees = (): boolean => russian.provider.awareness.getStates().has(indian.doc.clientID);
  indian.provider.awareness.setLocalStateField('part', 'c-1');
  await vi.waitUntil(sees, { timeout: 5000 });
  indian.provider.disconnect();
  await vi.waitUntil(() => !sees(), { timeout: 5000 });
  indian.provider.connect();
  await vi.waitUntil(sees, { timeout: 5000 });
  for (const { provider, doc } of [indian, russian]) {
    provider.destroy();
    doc.destroy();
  }
});

test('[SYNC-5] an observer and a sub-group member see the Protocol; their raw sockets cannot write it', async () => {
  const witness = await openText(app, 'ru-secretary');
  for (const member of ['in-observer', 'ru-mining']) {
    const reader = await openText(app, member);
    expect(textOf(reader.doc)).toBe(textOf(witness.doc));
    const before = textOf(witness.doc);
    reader.mute();
    firstWords(reader.doc, 'en').insert(0, 'sneak ');
    reader.sendSync(SyncStep.update, Y.encodeStateAsUpdate(reader.doc));
    expect(await reader.ended()).toBe(CloseCode.forbidden);
    expect(reader.refusals).toMatchObject([{ code: 'role' }]);
    expect((await witness.receipt()).status).toBe(0);
    expect(textOf(witness.doc)).toBe(before);
  }
  witness.close();
});

test('[SYNC-4] origin, login and right are asked at the upgrade', async () => {
  const cookie = await app.loginAs('in-secretary');
  const attempts: [string, Parameters<typeof openText>[2], number][] = [
    ['no login', { cookie: 'nothing=1' }, 401],
    ['a foreign page', { cookie, headers: { origin: 'https://evil.example' } }, 403],
    ['a rebound host', { cookie, headers: { host: 'evil.example' } }, 403],
    ['an unknown text', { cookie, text: 'no-such-document/common' }, CloseCode.noSuchText],
    ["the other Side's private text", { cookie, text: 'protocol-11/private/ru' }, CloseCode.noSuchText],
    ['a path that is no address', { cookie, text: 'protocol-11/common/x' }, CloseCode.noSuchText],
  ];
  for (const [name, options, expected] of attempts) {
    expect([name, await outcome({ ...options, isStock: true })]).toEqual([name, expected]);
  }
  expect(await outcome({ cookie: await app.loginAs('admin'), isStock: true })).toBe(CloseCode.noSuchText);
});

test('[SYNC-9] a tab of an older wire, schema or epoch is told so before it syncs', async () => {
  const cookie = await app.loginAs('in-secretary');
  const queries: [string, number][] = [
    ['wire=0&schema=1&epoch=1', CloseCode.outdated],
    ['wire=1&schema=0&epoch=1', CloseCode.outdated],
    ['wire=1&schema=1&epoch=1', CloseCode.identity],
    ['wire=1&schema=x&epoch=1', CloseCode.malformed],
  ];
  for (const [query, expected] of queries) {
    expect([query, await outcome({ cookie, query, isStock: true })]).toEqual([query, expected]);
  }
});

test('[SYNC-4] logout closes the sockets of that login, and only those, within two seconds', async () => {
  const cookie = await app.loginAs('in-cochair');
  const other = await openText(app, 'in-cochair');
  const leaving = await openText(app, 'in-cochair', { cookie });
  const at = performance.now();
  await app.post('/api/logout', {}, { cookie, origin: app.url });
  expect(await leaving.ended()).toBe(CloseCode.rightsChanged);
  expect(performance.now() - at).toBeLessThan(2000);
  expect(await outcome({ cookie, isStock: true })).toBe(401);
  expect(other.isOver).toBe(false);
  other.close();
});

async function outcome(options: NonNullable<Parameters<typeof openText>[2]>): Promise<number> {
  try {
    const client = await openText(app, 'in-secretary', options);
    client.close();
    return 0;
  } catch (error) {
    const found = /not synced: (\d+)/.exec(String(error))?.[1];
    if (found === undefined) throw error;
    return Number(found);
  }
}
