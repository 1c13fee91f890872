// Every byte that a server sends is listened to; the rule is broken on purpose to show that the tap hears.
import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { SyncStep } from '#shared/sync/message-type.ts';
import { BARE_IDENTITY, bareSyncServer } from '#test/support/bare-sync-server.ts';
import {
  type CanarySide,
  canaryOf,
  canarySeed,
  ownCanariesSeen,
  takeCanaryLeaks,
} from '#test/support/canaries.ts';
import { tapServer, tapSettled } from '#test/support/canary-tap.ts';
import { openedPrivately } from '#test/support/opened-privately.ts';
import { element, paragraph } from '#test/support/small-text.ts';
import { startSmtpSink } from '#test/support/smtp-sink.ts';
import { type StartedApp, startApp, type StartOptions } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';
import { plantPrivateThings } from './private-things.ts';

const sides: readonly CanarySide[] = ['in', 'ru'];
const otherOf = (side: CanarySide): CanarySide => (side === 'in' ? 'ru' : 'in');

async function started(options: StartOptions = {}): Promise<StartedApp> {
  const app = await startApp({ syncLimits: { upgradesPerMinute: 1000 }, ...options });
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

/** A server that says one thing to whoever asks, tapped as ours are; its caller is of the Indian Side. */
async function heardFrom(words: string, packed: boolean): Promise<ReturnType<typeof takeCanaryLeaks>> {
  const server = createServer((_request, response) => {
    if (packed) response.setHeader('content-encoding', 'gzip');
    response.end(packed ? gzipSync(words) : words);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // it listens at a port
  tapServer(port, async () => 'in');
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie: 'somebody=1' } });
  await answer.text();
  await tapSettled();
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return takeCanaryLeaks();
}

const said = (word: string): Readonly<Record<string, string>> => ({
  plainly: `before ${word} behind`,
  'in capitals': word.toUpperCase(),
  'as JSON in JSON': JSON.stringify(JSON.stringify({ word })),
  'as base64': Buffer.from(word).toString('base64'),
  'as base64, one letter later': Buffer.from(`x${word}yy`).toString('base64'),
  'as base64url, two letters later': Buffer.from(`??${word}`).toString('base64url'),
  'as hexadecimal digits': Buffer.from(word).toString('hex'),
  'percent-encoded': encodeURIComponent(`«${word}»`),
});

test.each(Object.keys(said('')))(
  'the tap hears a word of the other Side said %s, and none of the own',
  async (how) => {
    const [foreign, own] = [canaryOf('ru'), canaryOf('in')];
    expect(await heardFrom(said(foreign)[how] ?? '', false)).toMatchObject([{ side: 'ru', to: 'in' }]);
    expect(await heardFrom(said(foreign)[how] ?? '', true)).toMatchObject([{ side: 'ru', to: 'in' }]);
    expect(await heardFrom(said(own)[how] ?? '', false)).toEqual([]);
  },
);

test('the tap hears the frames of a text whose door lets the other Side in', async () => {
  const identity = (headers: Headers) => ({
    ...BARE_IDENTITY,
    side: sideOfCookie(headers.get('cookie') ?? ''),
  });
  const { open, port } = await bareSyncServer({
    access: {
      identify: async (headers) => identity(headers),
      open: async () => ({ right: 'edit', standing: 'edit', languages: ['en', 'ru'] }),
    },
  });
  tapServer(port, async (cookie) => sideOfCookie(cookie));
  const indian = await open({ cookie: 'side=in' }).synced();
  const colleague = await open({ cookie: 'side=in' }).synced();
  write(indian.doc, canaryOf('in'));
  expect((await indian.receipt()).status).toBe(0);
  await colleague.until(() => wordsIn(colleague.doc).includes('canary'));
  await tapSettled();
  expect(takeCanaryLeaks()).toEqual([]);
  const russian = await open({ cookie: 'side=ru' }).synced();
  await tapSettled();
  expect(takeCanaryLeaks()).toMatchObject([{ side: 'in', to: 'ru', where: 'GET /sync/protocol/common' }]);
  for (const client of [indian, colleague, russian]) client.close();
});

test('every demonstration of a test holds words of both Sides, and who is sent the wrong ones is noticed', async () => {
  const app = await started();
  const { db } = app.app.database;
  const before = ownCanariesSeen();
  const read = async (member: string, path: string): Promise<void> => {
    await (await app.get(path, await app.loginAs(member))).text();
    await tapSettled();
  };
  for (const side of sides) {
    await read(`${side}-secretary`, '/api/documents');
    await read(`${side}-modernization`, '/api/actions/views');
    expect(ownCanariesSeen()[side]).toBeGreaterThanOrEqual(before[side] + 2);
  }
  expect(takeCanaryLeaks()).toEqual([]);
  const ofIndia = db.updateTable('document').set({ side: 'ru' }).where('id', 'like', 'planted-%');
  await ofIndia.where('side', '=', 'in').execute();
  await read('ru-secretary', '/api/documents');
  // Once for each piece of the answer in which it stands.
  const leaks = new Set(takeCanaryLeaks().map(({ side, to, where }) => `${side} to ${to}: ${where}`));
  expect([...leaks]).toEqual(['in to ru: GET /api/documents']);
});

/** What changes arrive at whoever listens, until the end. */
async function listen(app: StartedApp, member: string): Promise<() => void> {
  const gone = new AbortController();
  const headers = { cookie: await app.loginAs(member) };
  const { body } = await fetch(`${app.url}/api/changes`, { headers, signal: gone.signal });
  void body?.pipeTo(new WritableStream(), { signal: gone.signal }).catch(() => undefined);
  return () => gone.abort();
}

/** Everything that a socket may be sent: words, a mark, a comment's cell, a caret, what the gate refuses, what is no message. */
async function speak(app: StartedApp, member: string, text: string): Promise<void> {
  const client = await openedPrivately(app, member, text);
  client.sendPresence([{ clientId: client.doc.clientID, clock: 1, state: JSON.stringify({ lang: 'en' }) }]);
  write(client.doc, canaryOf(member.startsWith('in') ? 'in' : 'ru'));
  await client.receipt();
  client.sendSync(SyncStep.stateVector, Y.encodeStateVector(new Y.Doc()));
  client.doc.getMap('comments').set('no uuid', { kind: 'open' });
  client.mark();
  await client.ended();
  const broken = await openedPrivately(app, member, text);
  broken.send(new TextEncoder().encode('no message'));
  await broken.ended();
}

test('nothing of one Side comes to the other, to an administrator, into mail, log or metrics', async () => {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const mail = { smtpUrl: sink.url, from: 'alternat@example.org', publicUrl: 'http://localhost:3000' };
  const app = await started({ mail, hasMetrics: true });
  const before = ownCanariesSeen();
  const ends = await Promise.all(['in-observer', 'ru-observer'].map((member) => listen(app, member)));
  const rooms = await Promise.all(
    sides.map((side) => openedPrivately(app, `${side}-mining`, 'protocol-11/common')),
  );
  const planted = await Promise.all(sides.map((side) => plantPrivateThings(app, side)));
  for (const { side, texts } of planted) {
    const sitting = await Promise.all(texts.map((text) => openedPrivately(app, `${side}-cochair`, text)));
    for (const text of texts) await speak(app, `${side}-interpreter`, text);
    for (const member of [`${otherOf(side)}-cochair`, 'admin']) await knock(app, member, texts);
    for (const client of sitting) client.close();
    await app.post(
      '/api/invitations',
      { side, role: 'expert', name: 'A guest', email: `guest-${side}@example.org`, subGroups: [] },
      { cookie: await app.loginAs(`${side}-secretary`) },
    );
  }
  const metrics = await fetch(`http://localhost:${app.metricsPort}/metrics`);
  expect(await metrics.text()).toContain('alternat_sync_rooms');
  for (const end of ends) end();
  for (const room of rooms) room.close();
  await tapSettled();
  expect(takeCanaryLeaks(), `seed ${canarySeed}`).toEqual([]);
  for (const side of sides) expect(ownCanariesSeen()[side]).toBeGreaterThan(before[side] + 10);
});

/** As directly as one can ask for the texts of the other Side. */
async function knock(app: StartedApp, member: string, texts: readonly string[]): Promise<void> {
  const cookie = await app.loginAs(member);
  for (const text of texts) {
    const client = new WireClient({ url: `ws://localhost:${app.port}`, text, cookie });
    expect(await client.ended()).toBe(4404);
    const [document = ''] = text.split('/');
    for (const path of ['', '/text', '/members', '/clauses', '/actions', '/origins']) {
      await (await app.get(`/api/documents/${document}${path}`, cookie)).text();
    }
    await app.post(`/api/documents/${document}/notes`, {}, { cookie });
  }
}

const sideOfCookie = (cookie: string): CanarySide => (cookie.includes('side=ru') ? 'ru' : 'in');

const wordsIn = (doc: Y.Doc): string => doc.getXmlFragment('en').toJSON();

/** A part of its own at the end of the text. */
function write(doc: Y.Doc, words: string): void {
  doc.transact(() => {
    const part = element('passage', { cid: `n-${crypto.randomUUID().slice(0, 8)}` });
    part.insert(0, [paragraph(crypto.randomUUID(), words)]);
    doc.getXmlFragment('en').push([part]);
  });
}
