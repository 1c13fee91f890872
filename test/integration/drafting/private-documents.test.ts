// Documents of one Side alone, through the front door: for the other Side they do not exist.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { type Document, documentSchema } from '#shared/drafting/document.ts';
import { openDocumentSchema } from '#shared/drafting/open-document.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';

let app: StartedApp;
beforeAll(async () => {
  app = await startApp({ syncLimits: { upgradesPerMinute: 1000 } });
});
afterAll(() => app.stop());

const points = {
  kind: 'note',
  title: { en: 'Talking points', ru: 'Тезисы', hi: 'वार्ता बिंदु' },
  session: 'session-11',
  subGroup: null,
  languages: ['en'],
  isPrivate: true,
};

async function ask(member: string, path: string, body: unknown = {}): Promise<Response> {
  return app.post(path, body, { cookie: await app.loginAs(member) });
}

async function begun(member: string): Promise<Document> {
  const response = await ask(member, '/api/documents', points);
  expect(response.status).toBe(201);
  return documentSchema.parse(await response.json());
}

async function listed(member: string): Promise<string[]> {
  const response = await app.get('/api/documents', await app.loginAs(member));
  return z
    .array(documentSchema)
    .parse(await response.json())
    .map(({ id }) => id);
}

async function ended(member: string, text: string): Promise<number> {
  const client = new WireClient({
    url: `ws://localhost:${app.port}`,
    text,
    cookie: await app.loginAs(member),
  });
  await client.until(() => client.isSynced || client.isOver);
  if (client.isOver) return client.ended();
  client.close();
  return 0;
}

describe("a document of one's own Side", () => {
  test.each(['in', 'ru'])('of Side %s is the Side of its author, whatever the body says', async (side) => {
    const document = await begun(`${side}-secretary`);
    expect(document).toMatchObject({ kind: 'note', side, stage: 'drafting', title: points.title });
    const other = side === 'in' ? 'ru' : 'in';
    const forged = { ...points, side: other };
    expect((await ask(`${side}-secretary`, '/api/documents', forged)).status).toBe(400);
    expect(await listed(`${side}-observer`)).toContain(document.id);
    expect(await listed(`${other}-cochair`)).not.toContain(document.id);
    expect(await listed('admin')).not.toContain(document.id);
  });

  test('is one text, at an address that only its Side has, with the words of its skeleton', async () => {
    const { id } = await begun('in-cochair');
    const page = await app.get(`/api/documents/${id}`, await app.loginAs('in-mining'));
    const { texts } = openDocumentSchema.parse(await page.json());
    expect(texts).toMatchObject([{ address: `${id}/private/in`, right: 'edit' }]);
    const drawn = await app.get(`/api/documents/${id}/text`, await app.loginAs('in-mining'));
    expect(await drawn.text()).toContain('Talking points');
    expect(await ended('in-mining', `${id}/private/in`)).toBe(0);
    for (const text of [`${id}/private/in`, `${id}/common`, `${id}/private/ru`]) {
      expect({ text, end: await ended('ru-cochair', text) }).toEqual({ text, end: 4404 });
    }
    // Its text is private already: there are no notes beside it.
    expect((await ask('in-cochair', `/api/documents/${id}/notes`)).status).toBe(404);
  });

  test('is begun by co-chairs and secretaries alone, and as a note alone', async () => {
    for (const seat of ['mining', 'modernization-cochair', 'interpreter', 'observer']) {
      expect((await ask(`in-${seat}`, '/api/documents', points)).status).toBe(403);
    }
    expect((await ask('admin', '/api/documents', points)).status).toBe(403);
    const protocol = { ...points, kind: 'protocol', languages: ['en', 'ru'] };
    expect((await ask('in-secretary', '/api/documents', protocol)).status).toBe(400);
  });

  test('is renamed, archived and brought back by its Side; for the other it is missing, with the same answer', async () => {
    const { id } = await begun('ru-secretary');
    const title = { en: 'Position', ru: 'Позиция', hi: 'रुख' };
    for (const [path, body] of [
      [`/api/documents/${id}/title`, { title }],
      [`/api/documents/${id}/archive`, {}],
      [`/api/documents/${id}/bring-back`, {}],
      [`/api/documents/${id}/notes`, {}],
    ] as const) {
      const refused = await ask('in-secretary', path, body);
      const missing = await ask('in-secretary', path.replace(id, 'note-11-none'), body);
      expect({ path, status: refused.status }).toEqual({ path, status: 404 });
      expect(await refused.text()).toBe(await missing.text());
      const own = path.endsWith('notes') ? 404 : 200;
      expect((await ask('ru-secretary', path, body)).status).toBe(own);
    }
    const page = await app.get(`/api/documents/${id}`, await app.loginAs('ru-secretary'));
    expect(await page.json()).toMatchObject({ title, isArchived: false });
  });
});
