// Beginning, naming, archiving and bringing back documents, and the life in them, through the front door.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { z } from 'zod/mini';
import { type Document, documentSchema } from '#shared/drafting/document.ts';
import { documentActivitySchema } from '#shared/drafting/document-activity.ts';
import { openDocumentSchema } from '#shared/drafting/open-document.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';

let app: StartedApp;
beforeAll(async () => {
  app = await startApp({ syncLimits: { upgradesPerMinute: 1000 } });
});
afterAll(() => app.stop());

const title = { en: 'A title', ru: 'Название', hi: 'शीर्षक' };
const minutes = {
  kind: 'minutes',
  title,
  session: 'session-11',
  subGroup: 'mining',
  languages: ['en', 'ru'],
};

async function ask(member: string, path: string, body: unknown = {}): Promise<Response> {
  return app.post(path, body, { cookie: await app.loginAs(member) });
}

async function begun(member: string, wanted: unknown): Promise<Document> {
  const response = await ask(member, '/api/documents', wanted);
  expect(response.status).toBe(201);
  return documentSchema.parse(await response.json());
}

async function told(response: Response): Promise<string> {
  return `${response.status} ${await response.text()}`;
}

async function listed(member: string): Promise<Document[]> {
  const response = await app.get('/api/documents', await app.loginAs(member));
  return z.array(documentSchema).parse(await response.json());
}

async function openText(member: string, document: string): Promise<WireClient> {
  const cookie = await app.loginAs(member);
  const page = await app.get(`/api/documents/${document}`, cookie);
  const [text] = openDocumentSchema.parse(await page.json()).texts;
  const query = `wire=1&schema=${text?.schemaVersion}&epoch=${text?.epoch}`;
  const url = `ws://localhost:${app.port}`;
  return new WireClient({ url, text: `${document}/common`, cookie, query }).synced();
}

async function activity(member: string) {
  const response = await app.get('/api/document-activity', await app.loginAs(member));
  return z.array(documentActivitySchema).parse(await response.json());
}

/** "in-mining 2" for each who changed it. */
async function changesSeenBy(member: string, document: string): Promise<string[]> {
  const found = (await activity(member)).find((each) => each.document === document);
  return found?.changes.map((change) => `${change.member} ${change.count}`) ?? [];
}

async function peopleSeenBy(member: string, document: string): Promise<string[]> {
  const found = (await activity(member)).find((each) => each.document === document);
  return found?.people.map((person) => String(person.member)) ?? [];
}

async function facts(document: string): Promise<string[]> {
  const rows = await app.app.database.db
    .selectFrom('audit_fact')
    .select(['fact', 'actor', 'side', 'role'])
    .where('thing', '=', `document/${document}`)
    .orderBy('seq')
    .execute();
  return rows.map(({ fact, actor, side, role }) => [fact, actor, side, role].join(' '));
}

const partIds = (client: WireClient, language: string): unknown[] =>
  client.doc
    .getXmlFragment(language)
    .toArray()
    .map((part) => ('getAttribute' in part ? part.getAttribute('cid') : null));

function writeInto(client: WireClient): void {
  const walk = (node: Y.XmlFragment): Y.XmlText | null => {
    for (const child of node.toArray()) {
      if ('nodeName' in child) {
        const found = walk(child);
        if (found !== null) return found;
      } else if ('applyDelta' in child) return child;
    }
    return null;
  };
  walk(client.doc.getXmlFragment('en'))?.insert(0, 'x');
}

async function wrote(client: WireClient): Promise<boolean> {
  writeInto(client);
  client.mark();
  await client.until(() => client.receipts.length > 0 || client.isOver);
  return client.receipts.length > 0;
}

describe('beginning a document', () => {
  test('gives both Sides a text with the same parts in both languages, which its author may edit', async () => {
    const document = await begun('in-mining', minutes);
    expect(document).toMatchObject({ ...minutes, side: null, stage: 'drafting', isArchived: false });
    expect(document.may).toContain('edit');
    expect((await listed('ru-mining')).map(({ id }) => id)).toContain(document.id);
    const client = await openText('ru-mining', document.id);
    expect(partIds(client, 'en').length).toBeGreaterThan(5);
    expect(partIds(client, 'ru')).toEqual(partIds(client, 'en'));
    expect(await wrote(client)).toBe(true);
    client.close();
    expect(await facts(document.id)).toEqual(['DocumentCreated in-mining in sub-group-member']);
  });

  test('a third language is written from the beginning', async () => {
    const document = await begun('ru-secretary', { ...minutes, languages: ['en', 'ru', 'hi'] });
    const client = await openText('in-secretary', document.id);
    expect(partIds(client, 'hi')).toEqual(partIds(client, 'en'));
    client.close();
  });

  test.each([
    ['in-mining', { subGroup: 'railway-transport' }, '403 {"code":"forbidden"}'],
    ['in-mining', { kind: 'protocol', subGroup: null }, '403 {"code":"forbidden"}'],
    ['in-interpreter', {}, '403 {"code":"forbidden"}'],
    ['ru-observer', {}, '403 {"code":"forbidden"}'],
    ['admin', {}, '403 {"code":"forbidden"}'],
    ['in-secretary', { kind: 'protocol', subGroup: null }, '409 {"code":"conflict"}'],
    ['in-secretary', { kind: 'agenda', subGroup: null }, '409 {"code":"conflict"}'],
    ['in-secretary', { session: 'session-5' }, '403 {"code":"forbidden"}'],
  ])('%s with %j: %s', async (member, change, answer) => {
    const before = await listed('in-secretary');
    expect(await told(await ask(member, '/api/documents', { ...minutes, ...change }))).toBe(answer);
    expect(await listed('in-secretary')).toEqual(before);
  });

  test.each([
    ['session', { session: 'session-99' }],
    ['subGroup', { subGroup: 'civil-aviation' }],
    ['subGroup', { subGroup: null }],
    ['subGroup', { kind: 'note' }],
    ['languages', { languages: ['en'] }],
    ['languages', { languages: ['en', 'ru', 'en'] }],
    ['languages', { languages: [] }],
    ['title.en', { title: { ...title, en: '   ' } }],
    ['title.hi', { title: { ...title, hi: 'x'.repeat(301) } }],
    ['kind', { kind: 'letter' }],
    ['side', { side: 'in' }],
  ])('names the field that does not fit: %s in %j', async (field, change) => {
    const response = await ask('in-secretary', '/api/documents', { ...minutes, ...change });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid-input', details: { field } });
  });

  test('without a login nothing begins', async () => {
    expect((await app.post('/api/documents', minutes)).status).toBe(401);
  });

  test('of two secretaries who begin the same Protocol at once, one does', async () => {
    const protocol = { ...minutes, kind: 'protocol', subGroup: null, session: 'session-12' };
    const answers = await Promise.all(
      ['in-secretary', 'ru-secretary'].map((member) => ask(member, '/api/documents', protocol)),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409]);
  });
});

describe('renaming', () => {
  const renamed = { title: { en: ' New ', ru: 'Новое', hi: 'नया' } };

  test('shows the new title to both Sides and records digests, not words', async () => {
    const { id } = await begun('in-mining', minutes);
    expect((await ask('ru-mining', `/api/documents/${id}/title`, renamed)).status).toBe(200);
    const shown = (await listed('in-cochair')).find((document) => document.id === id);
    expect(shown?.title).toEqual({ en: 'New', ru: 'Новое', hi: 'नया' });
    expect((await facts(id)).at(-1)).toBe('DocumentRenamed ru-mining ru sub-group-member');
    const rows = await app.app.database.db.selectFrom('audit_fact').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('Новое');
  });

  test.each(['in-fertilizers', 'ru-interpreter', 'in-observer'])('%s may not', async (member) => {
    const response = await ask(member, '/api/documents/minutes-11-mining/title', renamed);
    expect(response.status).toBe(403);
  });

  test('an administrator is told that there is no such document', async () => {
    const response = await ask('admin', '/api/documents/minutes-11-mining/title', renamed);
    expect(await told(response)).toBe('404 {"code":"not-found"}');
  });
});

describe('archiving', () => {
  test('makes it read-only for everybody, also for who is writing, until it is brought back', async () => {
    const { id } = await begun('in-mining', minutes);
    const writer = await openText('ru-mining', id);
    expect((await ask('in-mining', `/api/documents/${id}/archive`)).status).toBe(200);
    await writer.until(() => writer.isOver);
    expect(await writer.ended()).toBe(4500);

    const archived = (await listed('ru-secretary')).find((document) => document.id === id);
    expect(archived).toMatchObject({ isArchived: true, may: ['read', 'manage-document'] });
    const reader = await openText('ru-secretary', id);
    expect(await wrote(reader)).toBe(false);
    expect((await ask('in-mining', `/api/documents/${id}/title`, { title })).status).toBe(409);

    expect((await ask('in-mining', `/api/documents/${id}/archive`)).status).toBe(200);
    expect((await ask('ru-mining', `/api/documents/${id}/bring-back`)).status).toBe(200);
    const again = await openText('ru-mining', id);
    expect(await wrote(again)).toBe(true);
    again.close();
    expect((await facts(id)).slice(1)).toEqual([
      'DocumentArchived in-mining in sub-group-member',
      'DocumentBroughtBack ru-mining ru sub-group-member',
    ]);
  });

  test('an agenda cannot come back while another is in its place', async () => {
    const agenda = { ...minutes, kind: 'agenda', subGroup: null, session: 'session-12' };
    const first = await begun('in-secretary', agenda);
    await ask('in-secretary', `/api/documents/${first.id}/archive`);
    const second = await begun('ru-secretary', agenda);
    expect((await ask('in-secretary', `/api/documents/${first.id}/bring-back`)).status).toBe(409);
    await ask('in-secretary', `/api/documents/${second.id}/archive`);
    expect((await ask('in-secretary', `/api/documents/${first.id}/bring-back`)).status).toBe(200);
  });

  test.each(['archive', 'bring-back'])('who may not manage it may not %s it', async (verb) => {
    for (const member of ['in-fertilizers', 'ru-interpreter', 'ru-observer']) {
      expect((await ask(member, `/api/documents/minutes-11-mining/${verb}`)).status).toBe(403);
    }
    expect((await ask('admin', `/api/documents/minutes-11-mining/${verb}`)).status).toBe(404);
    expect((await ask('in-secretary', `/api/documents/none/${verb}`)).status).toBe(404);
  });
});

describe('life in the documents', () => {
  test('shows who is there, as long as they are', async () => {
    const { id } = await begun('in-mining', minutes);
    const client = await openText('ru-mining', id);
    expect(await peopleSeenBy('in-secretary', id)).toEqual(['ru-mining']);
    expect(await peopleSeenBy('ru-observer', id)).toEqual(['ru-mining']);
    expect(await activity('admin')).toEqual([]);
    client.close();
    await expect.poll(() => peopleSeenBy('in-secretary', id)).toEqual([]);
  });

  test('counts what others changed since I was there, and nothing of my own', async () => {
    const { id } = await begun('in-mining', minutes);
    const mine = await openText('in-secretary', id);
    expect(await wrote(mine)).toBe(true);
    mine.close();
    expect(await changesSeenBy('in-mining', id)).toEqual(['in-secretary 1']);
    expect(await changesSeenBy('in-secretary', id)).toEqual([]);

    const theirs = await openText('ru-mining', id);
    expect(await wrote(theirs)).toBe(true);
    await expect.poll(() => changesSeenBy('in-secretary', id)).toEqual(['ru-mining 1']);
    const back = await openText('in-secretary', id);
    // In the room nothing is news, and what was seen there is none afterwards.
    await expect.poll(() => changesSeenBy('in-secretary', id)).toEqual([]);
    back.close();
    await expect.poll(() => peopleSeenBy('in-secretary', id)).toEqual(['ru-mining']);
    expect(await changesSeenBy('in-secretary', id)).toEqual([]);
    theirs.close();
  });

  test('goes on over a restart', async () => {
    const first = await startApp({});
    const before = app;
    app = first;
    const { id } = await begun('in-mining', minutes);
    const client = await openText('ru-mining', id);
    const leaving = await openText('in-secretary', id);
    const staying = await openText('ru-secretary', id);
    expect(await wrote(client)).toBe(true);
    await leaving.until(() => leaving.updates.length > 1);
    leaving.close();
    await expect.poll(() => peopleSeenBy('in-mining', id)).toEqual(['ru-mining', 'ru-secretary']);
    expect(staying.isOver).toBe(false);
    expect(await first.stop({ keepData: true })).toBe(true);
    app = await startApp({ dataFolder: first.dataFolder });
    expect(await changesSeenBy('in-mining', id)).toEqual(['ru-mining 1']);
    for (const member of ['ru-mining', 'in-secretary', 'ru-secretary']) {
      expect([member, await changesSeenBy(member, id)]).toEqual([member, []]);
    }
    expect(app.errors).toEqual([]);
    await app.stop();
    app = before;
  });
});

test('none of this was a fault of the server', () => {
  expect(app.errors).toEqual([]);
});
