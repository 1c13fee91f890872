import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawnTextSchema } from '#shared/drafting/drawn-text.ts';
import { addPrivateNote } from '#test/support/add-private-text.ts';
import { openText } from '#test/support/open-text.ts';
import { wordsOf } from '#test/support/small-text.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

let app: StartedApp;
beforeAll(async () => {
  app = await startApp();
  await addPrivateNote(app.app.database, { id: 'note-in', side: 'in', title: 'Position', words: 'secret' });
});
afterAll(() => app.stop());

async function drawnFor(member: string, document: string) {
  const response = await app.get(`/api/documents/${document}/text`, await app.loginAs(member));
  expect(response.status).toBe(200);
  return drawnTextSchema.parse(await response.json());
}

test('the Protocol comes with every part in both languages, as the editor draws it', async () => {
  const { en = [], ru = [] } = await drawnFor('ru-observer', 'protocol-11');
  expect(en.filter(({ markup: [tag] }) => tag === 'section')).toHaveLength(
    ru.filter(({ markup: [tag] }) => tag === 'section').length,
  );
  expect(new Set(en.map(({ cid }) => cid))).toEqual(new Set(ru.map(({ cid }) => cid)));
  const clause = ru.find(({ markup }) => markup[1]['data-number'] === '12.');
  expect(clause?.markup).toMatchObject([
    'section',
    { 'data-part': 'clause', 'data-numbered': 'clause' },
    ['p', {}, expect.any(String)],
  ]);
});

test('what somebody has just written is in it as soon as it is stored, while people come and go', async () => {
  const before = JSON.stringify(await drawnFor('ru-secretary', 'protocol-11'));
  expect(before).not.toContain('Quokka');
  const writer = await openText(app, 'in-secretary');
  wordsOf(writer.doc, 'en', 4).insert(0, 'Quokka ');
  await writer.receipt();
  await expect
    .poll(async () => JSON.stringify(await drawnFor('ru-secretary', 'protocol-11')), { timeout: 10_000 })
    .toContain('Quokka');
  writer.close();
});

test("a Side's own document is drawn for that Side alone, and to the other it does not exist", async () => {
  const own = await app.get('/api/documents/note-in/text', await app.loginAs('in-secretary'));
  expect(own.status).toBe(200);
  expect(await own.text()).toContain('secret');
  for (const asking of ['ru-cochair', 'admin']) {
    const cookie = await app.loginAs(asking);
    const hidden = await app.get('/api/documents/note-in/text', cookie);
    const missing = await app.get('/api/documents/none/text', cookie);
    expect(hidden.status).toBe(404);
    expect(await hidden.text()).toBe(await missing.text());
  }
  const administrator = await app.loginAs('admin');
  expect((await app.get('/api/documents/protocol-11/text', administrator)).status).toBe(404);
  expect((await app.get('/api/documents/protocol-11/text')).status).toBe(401);
});
