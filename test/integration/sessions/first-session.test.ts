import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sessionPapersSchema } from '#shared/drafting/session-papers.ts';
import { openDocumentSchema } from '#shared/drafting/open-document.ts';
import { partWords } from '#shared/drafting/clause-reading.ts';
import { documentIdSchema } from '#shared/core/id.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { openedSessionSchema, type OpenedSession } from '#shared/sessions/session-opening.ts';
import type { CookieBrowser } from '#test/support/cookie-browser.ts';
import { newSession } from '#test/support/new-session.ts';
import { type Service, expectOk, refusal, startService } from '#test/support/service.ts';
import { WireClient } from '#test/support/wire-client.ts';

let service: Service;
let indian: CookieBrowser;
let russian: CookieBrowser;

beforeAll(async () => {
  service = await startService();
  indian = await service.member({ side: 'in', role: 'co-chair', email: 'in@example.org' });
  russian = await service.member({ side: 'ru', role: 'secretary', email: 'ru@example.org' });
});
afterAll(async () => {
  await service.stop();
  expect(service.app.errors).toEqual([]);
});

async function openLive(browser: CookieBrowser, document: string): Promise<WireClient> {
  const answer = await expectOk(browser.get(`/api/documents/${document}`));
  const { texts } = openDocumentSchema.parse(await answer.json());
  const text = textKey({ kind: 'common', document: documentIdSchema.parse(document) });
  const epoch = texts.find(({ address }) => address === text)?.epoch;
  const query = `wire=1&schema=${TEXT_SCHEMA_VERSION}&epoch=${epoch}`;
  const { url } = service.app;
  const client = new WireClient({
    url: url.replace('http', 'ws'),
    text,
    cookie: browser.cookie,
    query,
    headers: { origin: url },
  });
  return client.synced();
}

async function wordsOf(document: string, language: 'en' | 'ru'): Promise<Map<string, string>> {
  const client = await openLive(indian, document);
  const parts = readParts(client.doc.getXmlFragment(language));
  client.close();
  return new Map(parts.map((part) => [String(part.attributes['cid']), partWords(part, () => '#')]));
}

function wordsIn(client: WireClient, cid: string): Y.XmlText {
  const parts = client.doc.getXmlFragment('en').toArray();
  const part = parts.find((each) => each instanceof Y.XmlElement && each.getAttribute('cid') === cid);
  const paragraph: unknown = part instanceof Y.XmlElement ? part.get(0) : null;
  const words: unknown = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(words instanceof Y.XmlText)) throw new Error(`no words in ${cid}`);
  return words;
}

const papers = async (browser = indian, number = 12) =>
  sessionPapersSchema.parse(await (await expectOk(browser.get(`/api/sessions/${number}/papers`))).json());

let opened: OpenedSession;

test('the very first session of a workspace is opened by a co-chair, whatever its number', async () => {
  await expectOk(russian.post('/api/sessions', newSession()));
  expect(await papers()).toEqual({ agenda: null, protocol: null });
  const answer = await expectOk(indian.post('/api/sessions/12/open', { startsOn: null }));
  opened = openedSessionSchema.parse(await answer.json());
  expect(opened).toMatchObject({ isNew: true, session: { stage: 'drafting', startsOn: '2026-03-04' } });
  expect(opened.session.subGroups).toEqual(['mining']);
});

test('its Protocol has the title block and both co-chairs, in both languages', async () => {
  const english = await wordsOf(opened.protocol ?? '', 'en');
  expect(english.get('c-title')).toContain('of the 12th Session of the Working Group');
  expect(english.get('c-title')).toContain('Moscow, 4 March 2026');
  expect(english.get('c-co-chairs')).toMatch(/Indian Side: Secretary, DPIIT\s+Russian Side: Deputy Minister/);
  expect(english.get('c-sides')).toContain('The Indian Side and the Russian Side');
  expect(english.get('c-sub-group-mining')).toBe('Mining');
  const russianWords = await wordsOf(opened.protocol ?? '', 'ru');
  expect(russianWords.get('c-title')).toContain('Москва, 4 марта 2026 года');
  expect(russianWords.get('c-co-chairs')).toMatch(
    /Российская Сторона: заместитель Министра\s+Индийская Сторона: Секретарь ДПИИТ/,
  );
  expect([...russianWords.keys()]).toEqual([...english.keys()]);
});

test('both Sides write in it', async () => {
  const [one, other] = [
    await openLive(indian, opened.protocol ?? ''),
    await openLive(russian, opened.protocol ?? ''),
  ];
  wordsIn(one, 'c-framework').insert(0, 'Indian words. ');
  wordsIn(other, 'c-framework').insert(0, 'Russian words. ');
  for (const client of [one, other]) {
    await expect.poll(() => wordsIn(client, 'c-framework').toJSON()).toContain('Indian words.');
    await expect.poll(() => wordsIn(client, 'c-framework').toJSON()).toContain('Russian words.');
    expect(client.refusals).toEqual([]);
    client.close();
  }
});

test('its papers tell the agenda item by item, and that the Protocol lacks nothing', async () => {
  const { agenda, protocol } = await papers(russian);
  expect(agenda?.document).toBe(opened.agenda);
  expect(agenda?.items[0]).toMatchObject({
    number: '1',
    words: { en: 'Adoption of the agenda', ru: 'Утверждение повестки дня' },
  });
  expect(agenda?.items.map(({ words }) => words.en)).toContain('Mining');
  expect(protocol).toEqual({ document: opened.protocol, missing: [] });
  expect(await papers(service.admin)).toEqual({ agenda: null, protocol: null });
  expect(await refusal(indian.get('/api/sessions/77/papers'))).toEqual([404, 'not-found']);
});

test('a part that somebody takes out is listed as missing', async () => {
  const body = { kind: 'delete', part: 'c-survey' };
  await expectOk(russian.post(`/api/documents/${opened.protocol}/parts`, body));
  // A text that was read a moment ago is not read again at once.
  const missing = async () => (await papers()).protocol?.missing;
  await expect.poll(missing).toEqual([{ part: 'survey', subGroup: null, side: null }]);
});

test('the minutes of a sub-group of the session are begun, and there is one Protocol only', async () => {
  const title = { en: 'Minutes', ru: 'Протокол', hi: 'कार्यवृत्त' };
  const wanted = {
    kind: 'minutes',
    title,
    session: opened.session.id,
    subGroup: 'mining',
    languages: ['en', 'ru'],
  };
  const made = (await (await expectOk(russian.post('/api/documents', wanted))).json()) as { id: string };
  const words = await wordsOf(made.id, 'en');
  expect(words.get('c-title')).toContain('Mining');
  const second = { ...wanted, kind: 'protocol', subGroup: null };
  expect(await refusal(russian.post('/api/documents', second))).toEqual([409, 'conflict']);
});

test('the session after it is opened once its text is agreed, with the review of what it decided', async () => {
  await expectOk(russian.post('/api/sessions', newSession({ number: 13 })));
  const early = indian.post('/api/sessions/13/open', { startsOn: null });
  expect(await refusal(early)).toEqual([409, 'conflict']);
  for (const to of ['reconciling', 'agreed']) {
    const { session } = (await (await russian.get('/api/sessions/12')).json()) as OpenedSession;
    const wish = { to, expectedRevision: session.revision };
    await expectOk(russian.post('/api/sessions/12/stage', wish));
  }
  const answer = await expectOk(indian.post('/api/sessions/13/open', { startsOn: null }));
  const next = openedSessionSchema.parse(await answer.json());
  const words = await wordsOf(next.protocol ?? '', 'en');
  expect(words.get('c-review')).toBe('Implementation of the decisions of the 12th session');
  expect((await papers(indian, 13)).protocol?.missing).toEqual([]);
});

test('a first session that is the first of all has nothing to review', async () => {
  const other = await startService();
  try {
    const secretary = await other.member({ side: 'in', role: 'secretary', email: 'in@example.org' });
    await expectOk(secretary.post('/api/sessions', newSession({ number: 1 })));
    const answer = await expectOk(secretary.post('/api/sessions/1/open', { startsOn: null }));
    expect(openedSessionSchema.parse(await answer.json()).protocol).not.toBeNull();
    const found = sessionPapersSchema.parse(await (await secretary.get('/api/sessions/1/papers')).json());
    expect(found.protocol?.missing).toEqual([]);
    expect(found.agenda?.items.map(({ words }) => words.en)).not.toContain('undefined');
  } finally {
    await other.stop();
  }
});
