import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { documentSchema } from '#shared/drafting/document.ts';
import { openDocumentSchema } from '#shared/drafting/open-document.ts';
import { sessionSchema } from '#shared/sessions/session.ts';
import { workspaceSidesSchema } from '#shared/sides/workspace-sides.ts';
import { addPrivateNote, addPrivateText } from '#test/support/add-private-text.ts';
import { isPlanted } from '#test/support/plant-canaries.ts';
import { socketRight } from '#test/support/socket-right.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';

const PUBLIC = [
  'agenda-11',
  'minutes-11-fertilizers',
  'minutes-11-mining',
  'minutes-11-modernization',
  'minutes-11-railway-transport',
  'protocol-11',
];

const LETTER: Record<string, string> = {
  read: 'r',
  comment: 'c',
  edit: 'e',
  agree: 'a',
  'command-parts': 'p',
  'manage-document': 'm',
};

let app: StartedApp;
beforeAll(async () => {
  app = await startApp({ syncLimits: { upgradesPerMinute: 1000 } });
  await addPrivateNote(app.app.database, {
    id: 'note-in',
    side: 'in',
    title: 'Our position',
    words: 'secret',
  });
  await addPrivateText(app.app.database, { document: 'protocol-11', side: 'in', words: 'our notes' });
});
afterAll(() => app.stop());

async function answer<T>(schema: z.ZodMiniType<T>, path: string, cookie: string): Promise<T> {
  const response = await app.get(path, cookie);
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return schema.parse(await response.json());
}

/** What the document's page says of its texts: address and right. */
async function textsOf(document: string, cookie: string): Promise<string[]> {
  const { texts } = await answer(openDocumentSchema, `/api/documents/${document}`, cookie);
  return texts.map(({ address, right }) => `${address} ${right}`).sort();
}

describe('who reads what', () => {
  test.each([
    // protocol, agenda, minutes of mining, minutes of railway
    ['cochair', ['rceam', 'rcem', 'rcem', 'rcem']],
    ['secretary', ['rceapm', 'rcepm', 'rcepm', 'rcepm']],
    ['mining', ['rc', 'rc', 'rcepm', 'rc']],
    ['railway', ['rc', 'rc', 'rc', 'rcepm']],
    ['modernization-cochair', ['rc', 'rc', 'rc', 'rc']],
    ['interpreter', ['rce', 'rce', 'rce', 'rce']],
    ['observer', ['rc', 'rc', 'r', 'r']],
  ])('%s of either Side: %j', async (seat, expected) => {
    for (const side of ['in', 'ru']) {
      const cookie = await app.loginAs(`${side}-${seat}`);
      const all = await answer(z.array(documentSchema), '/api/documents', cookie);
      const documents = all.filter((document) => !isPlanted(document));
      const may = new Map(documents.map((document) => [String(document.id), document.may]));
      expect([...may.keys()].sort()).toEqual([...PUBLIC, ...(side === 'in' ? ['note-in'] : [])].sort());
      const asked = ['protocol-11', 'agenda-11', 'minutes-11-mining', 'minutes-11-railway-transport'];
      expect(
        asked.map((id) =>
          may
            .get(id)
            ?.map((verb) => LETTER[verb])
            .join(''),
        ),
      ).toEqual(expected);
    }
  });

  test('an administrator is told of no document at all', async () => {
    const cookie = await app.loginAs('admin');
    expect(await answer(z.array(documentSchema), '/api/documents', cookie)).toEqual([]);
    for (const id of [...PUBLIC, 'note-in']) {
      const response = await app.get(`/api/documents/${id}`, cookie);
      expect(response.status).toBe(404);
    }
  });

  test('what is missing, malformed or of the other Side is refused in the same words', async () => {
    const cookie = await app.loginAs('ru-cochair');
    const bodies = new Set<string>();
    for (const id of ['note-in', 'note-ru', 'x', 'A B', '%00', '..%2f..', 'x'.repeat(500)]) {
      const response = await app.get(`/api/documents/${id}`, cookie);
      expect({ id, status: response.status }).toEqual({ id, status: 404 });
      bodies.add(await response.text());
    }
    expect([...bodies]).toEqual(['{"code":"not-found"}']);
  });
});

describe('texts of a document', () => {
  test.each([
    ['in-secretary', ['protocol-11/common edit', 'protocol-11/private/in edit']],
    ['in-mining', ['protocol-11/common comment', 'protocol-11/private/in edit']],
    ['in-observer', ['protocol-11/common comment', 'protocol-11/private/in read']],
    ['ru-secretary', ['protocol-11/common edit']],
    ['ru-mining', ['protocol-11/common comment']],
  ])('%s is told of %j', async (member, texts) => {
    expect(await textsOf('protocol-11', await app.loginAs(member))).toEqual(texts);
  });

  test('a text has one epoch for everybody, and the schema it was written in', async () => {
    const seen = new Set<string>();
    for (const member of ['in-secretary', 'ru-observer']) {
      const cookie = await app.loginAs(member);
      const { texts } = await answer(openDocumentSchema, '/api/documents/agenda-11', cookie);
      seen.add(JSON.stringify(texts.map(({ epoch, schemaVersion }) => ({ epoch, schemaVersion }))));
    }
    expect(seen.size).toBe(1);
  });

  test.each([
    ['in-secretary', 'protocol-11/common', 'edit'],
    ['ru-interpreter', 'protocol-11/common', 'edit'],
    ['in-secretary', 'protocol-11/private/in', 'edit'],
    ['in-observer', 'protocol-11/private/in', 'no edit'],
    ['in-observer', 'protocol-11/common', 'no edit'],
    ['ru-mining', 'protocol-11/common', 'no edit'],
    ['ru-mining', 'minutes-11-mining/common', 'edit'],
    ['ru-mining', 'minutes-11-railway-transport/common', 'no edit'],
    ['ru-secretary', 'protocol-11/private/in', '4404'],
    ['ru-secretary', 'note-in/private/ru', '4404'],
    ['ru-secretary', 'note-in/private/in', '4404'],
    ['ru-secretary', 'note-in/common', '4404'],
    ['ru-secretary', 'nothing/common', '4404'],
    ['ru-secretary', 'protocol-11/other', '4404'],
    ['admin', 'protocol-11/common', '4404'],
    ['admin', 'protocol-11/private/in', '4404'],
  ])('a socket of %s to %s: %s', async (member, text, outcome) => {
    expect(await socketRight(app, text, await app.loginAs(member))).toBe(outcome);
  });

  test('a socket without a login, of a foreign page or to a foreign name is turned away', async () => {
    const cookie = await app.loginAs('in-secretary');
    const url = `ws://localhost:${app.port}`;
    const text = 'protocol-11/common';
    for (const [status, options] of [
      [401, {}],
      [403, { cookie, headers: { origin: 'http://evil.example' } }],
      [403, { cookie, headers: { host: `evil.example:${app.port}` } }],
    ] as const) {
      const client = new WireClient({ url, text, ...options });
      await expect.poll(() => client.httpStatus).toBe(status);
    }
    const own = new WireClient({ url, text, cookie, headers: { origin: `http://localhost:${app.port}` } });
    await expect.poll(() => own.isSynced).toBe(true);
    own.socket.terminate();
  });

  test('the seeded Protocol arrives whole, in both languages', async () => {
    const cookie = await app.loginAs('ru-observer');
    const client = new WireClient({ url: `ws://localhost:${app.port}`, text: 'protocol-11/common', cookie });
    await expect.poll(() => client.isSynced).toBe(true);
    const cids = (language: string): unknown[] =>
      client.doc
        .getXmlFragment(language)
        .toArray()
        .map((part) => ('getAttribute' in part ? part.getAttribute('cid') : null));
    expect(cids('en').length).toBeGreaterThan(37);
    expect(cids('ru')).toEqual(cids('en'));
    client.socket.terminate();
  });
});

describe('the workspace', () => {
  test('everybody with a login sees both Sides and every sub-group with its period', async () => {
    for (const member of ['in-observer', 'ru-cochair', 'admin']) {
      const workspace = await answer(workspaceSidesSchema, '/api/sides', await app.loginAs(member));
      expect(workspace.sides.map((side) => `${side.id} ${side.label} ${side.timeZone}`)).toEqual([
        'in IND Asia/Kolkata',
        'ru RUS Europe/Moscow',
      ]);
      const aviation = workspace.subGroups.find((subGroup) => subGroup.id === 'civil-aviation');
      expect(aviation).toMatchObject({ validFrom: '2016-01-01', validTo: '2022-12-22' });
    }
  });

  test('sessions show the sub-groups and co-chairs of their own time, and no guesses', async () => {
    const sessions = await answer(z.array(sessionSchema), '/api/sessions', await app.loginAs('ru-mining'));
    expect(sessions.map((session) => session.number)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
    const [fifth, sixth] = sessions;
    expect(fifth?.subGroups).toContain('civil-aviation');
    expect(sixth).toMatchObject({ startsOn: null, place: null, coChairs: [], subGroups: [] });
    expect(sessions.find((session) => session.number === 11)).toMatchObject({
      stage: 'drafting',
      startsOn: '2025-08-06',
      place: { en: 'New Delhi, Vanijya Bhawan' },
      subGroups: ['modernization', 'mining', 'fertilizers', 'railway-transport'],
    });
  });
});

test('none of this was a fault of the server', () => {
  expect(app.errors).toEqual([]);
});
