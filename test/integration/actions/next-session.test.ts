import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentIdSchema } from '#shared/core/id.ts';
import { openDocumentSchema } from '#shared/drafting/open-document.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import { isTextRun, type TextElement } from '#shared/drafting/text/text-tree.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { type OpenedSession, openedSessionSchema } from '#shared/sessions/session-opening.ts';
import { registerClient, type RegisterClient } from '#test/support/register-client.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';

let app: StartedApp;
let india: RegisterClient;

beforeAll(async () => {
  app = await startApp({ scenario: 'follow-up' });
  india = await registerClient(app, 'in-secretary');
});
afterAll(async () => {
  await app.stop();
  expect(app.errors).toEqual([]);
});

const open = (body: unknown = { startsOn: null }, member = india.cookie, number = 12): Promise<Response> =>
  app.post(`/api/sessions/${number}/open`, body, { cookie: member });

async function opened(answer: Response): Promise<OpenedSession> {
  return openedSessionSchema.parse(await answer.json());
}

/** The text as anybody who opens it sees it. */
async function partsOf(document: string, language: string): Promise<readonly TextElement[]> {
  const found = openDocumentSchema.parse(
    await (await app.get(`/api/documents/${document}`, india.cookie)).json(),
  );
  const text = textKey({ kind: 'common', document: documentIdSchema.parse(document) });
  const epoch = found.texts.find(({ address }) => address === text)?.epoch;
  const query = `wire=1&schema=${TEXT_SCHEMA_VERSION}&epoch=${epoch}`;
  const url = app.url.replace('http', 'ws');
  const client = new WireClient({ url, text, cookie: india.cookie, query, headers: { origin: app.url } });
  await client.synced();
  const parts = readParts(client.doc.getXmlFragment(language));
  client.close();
  return parts;
}

const wordsOf = (element: TextElement): string =>
  element.children.map((child) => (isTextRun(child) ? child.text : `${wordsOf(child)}|`)).join('');

const part = (parts: readonly TextElement[], cid: string): TextElement => {
  const found = parts.find(({ attributes }) => attributes['cid'] === cid);
  if (found === undefined) throw new Error(`no ${cid}`);
  return found;
};

test('who is neither secretary nor co-chair opens no session, and no session is opened out of turn', async () => {
  for (const member of ['in-observer', 'ru-mining', 'ru-interpreter', 'admin']) {
    expect((await open(undefined, await app.loginAs(member))).status).toBe(403);
  }
  expect((await open(undefined, india.cookie, 13)).status).toBe(404);
  const drafting = await startApp();
  const early = await drafting.post(
    '/api/sessions/12/open',
    { startsOn: null },
    { cookie: await drafting.loginAs('in-secretary') },
  );
  expect([early.status, await early.json()]).toEqual([409, { code: 'conflict' }]);
  await drafting.stop();
});

test('both secretaries at once open it once: one draft, one agenda, every unfinished action exactly once', async () => {
  const before = (await india.register()).rows;
  const unfinished = before.filter(({ isUnfinished }) => isUnfinished).map(({ id }) => id);
  expect(unfinished).toEqual(expect.arrayContaining(['d10-04', 'd10-05', 'c-05', 'c-15']));
  const russia = await app.loginAs('ru-cochair');
  const answers = await Promise.all([
    open({ startsOn: '2026-07-14' }),
    open({ startsOn: '2026-07-14' }, russia),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
  const [one, other] = await Promise.all(answers.map(opened));
  expect(one?.protocol).not.toBeNull();
  expect({ ...one, isNew: true }).toEqual({ ...other, isNew: true });
  expect(one?.session).toMatchObject({ stage: 'drafting', startsOn: '2026-07-14' });
  expect(one?.session.subGroups).toEqual(['modernization', 'mining', 'fertilizers', 'railway-transport']);
  expect(await opened(await open())).toEqual({ ...one, isNew: false });

  const facts = await app.app.database.db
    .selectFrom('action_fact')
    .select('action')
    .where('fact', '=', 'ActionCarriedOver')
    .where('content', 'like', '%session-12%')
    .orderBy('action')
    .execute();
  expect(facts.map(({ action }) => action)).toEqual([...unfinished].sort());
  const after = (await india.register()).rows.filter(({ isUnfinished }) => isUnfinished);
  expect(after.map(({ id }) => id)).toEqual(unfinished);
  expect(after.every(({ carriedInto }) => carriedInto.includes('session-12' as never))).toBe(true);
});

test('the draft reviews each of them in both languages with its number, status before it and age', async () => {
  const { protocol } = await opened(await open());
  const unfinished = (await india.register()).rows.filter(({ isUnfinished }) => isUnfinished);
  for (const [language, status, age] of [
    ['en', 'Partially implemented', '2 sessions'],
    ['ru', 'Исполнено частично', '2 заседаний'],
  ] as const) {
    const parts = await partsOf(protocol ?? '', language);
    const review = wordsOf(part(parts, 'c-unfinished-text'));
    for (const { id, deliverable } of unfinished) {
      expect(review.split(`${id.toUpperCase()}|`)).toHaveLength(2);
      expect(review).toContain(deliverable[language]);
    }
    expect(review).toMatch(new RegExp(`D10-04\\|+[^|]+\\|+${status}\\|+${age}`));
    const annex = wordsOf(part(parts, 'c-annex-carried-text'));
    expect(annex.split('C-12|')).toHaveLength(2);
    const cids = parts.map(({ attributes }) => attributes['cid']);
    expect(cids.indexOf('c-unfinished')).toBe(cids.indexOf('c-progress') + 1);
    expect(new Set(cids).size).toBe(cids.length);
  }
});

test('deadlines that waited for the opening begin to run, backwards from its day', async () => {
  const { row, facts } = await india.read('c-15');
  expect(row).toMatchObject({ triggerDay: '2026-07-14', due: '2026-06-14' });
  expect(facts.filter(({ fact }) => fact === 'TriggerRecorded')).toHaveLength(1);
});

test('the agenda lists the sub-groups of its time, and nobody writes in the Protocol of the session before', async () => {
  const { agenda } = await opened(await open());
  const items = (await partsOf(agenda ?? '', 'en')).map(wordsOf).join('\n');
  expect(items).toContain('Sub-Group on Railway Transport');
  expect(items).not.toContain('Civil Aviation');
  for (const member of ['in-secretary', 'ru-cochair', 'ru-interpreter']) {
    const cookie = await app.loginAs(member);
    const eleventh = openDocumentSchema.parse(
      await (await app.get('/api/documents/protocol-11', cookie)).json(),
    );
    expect(eleventh.texts.map(({ right }) => right)).toEqual(['read']);
  }
});
