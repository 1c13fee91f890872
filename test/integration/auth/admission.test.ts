// Whom a text lets in is read from what is committed, at every opening: each row that says so is changed here with
// nobody told, as if every notice of it had been lost.
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Schema } from '#server/database/schema.ts';
import { addPrivateText } from '#test/support/add-private-text.ts';
import { databaseOf } from '#test/support/chosen-database.ts';
import { firstClause } from '#test/support/first-clause.ts';
import { openText, PROTOCOL } from '#test/support/open-text.ts';
import { expectOk, startService } from '#test/support/service.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';

let app: StartedApp;
let db: Kysely<Schema>;
beforeAll(async () => {
  app = await startApp({ syncLimits: { upgradesPerMinute: 1000, connectionsPerMemberAndText: 100 } });
  ({ db } = app.app.database);
  await addPrivateText(app.app.database, { document: 'protocol-11', side: 'ru', words: 'our notes' });
});
afterAll(() => app.stop());

const PRIVATE = 'protocol-11/private/ru';
const WHO = 'ru-interpreter';

/** 0: the text came. */
async function opened(cookie: string, { port, text = PROTOCOL }: { port?: number; text?: string } = {}) {
  const client = new WireClient({ url: `ws://127.0.0.1:${port ?? app.port}`, text, cookie });
  await client.until(() => client.isSynced || client.isOver);
  if (client.isOver) return client.ended();
  client.close();
  return 0;
}

const setMember = (change: { suspended_at?: number | null; side?: string }) => () =>
  db.updateTable('member').set(change).where('id', '=', WHO).execute();
const setRole = (change: { role?: string; valid_to?: string | null }) => () =>
  db.updateTable('member_role').set(change).where('member', '=', WHO).execute();
const setDocument = (side: string | null) => () =>
  db.updateTable('document').set({ side }).where('id', '=', 'protocol-11').execute();

type Row = {
  what: string;
  text: string;
  end: number;
  change: () => Promise<unknown>;
  undo: () => Promise<unknown>;
};
const rows: Row[] = [
  {
    what: 'a member who is kept out',
    text: PROTOCOL,
    end: 401,
    change: setMember({ suspended_at: 1 }),
    undo: setMember({ suspended_at: null }),
  },
  {
    what: 'a role that has ended',
    text: PROTOCOL,
    end: 401,
    change: setRole({ valid_to: '2025-08-04' }),
    undo: setRole({ valid_to: null }),
  },
  {
    what: 'a role to which no text is open',
    text: PROTOCOL,
    end: 4404,
    change: setRole({ role: 'administrator' }),
    undo: setRole({ role: 'interpreter' }),
  },
  {
    what: 'a member of the other Side',
    text: PRIVATE,
    end: 4404,
    change: setMember({ side: 'in' }),
    undo: setMember({ side: 'ru' }),
  },
  {
    what: 'a document of the other Side',
    text: PROTOCOL,
    end: 4404,
    change: setDocument('in'),
    undo: setDocument(null),
  },
];

test.each(rows)('[SYNC-4] the next opening knows of $what', async ({ text, end, change, undo }) => {
  const cookie = await app.loginAs(WHO);
  expect(await opened(cookie, { text })).toBe(0);
  await change();
  try {
    expect(await opened(cookie, { text })).toBe(end);
  } finally {
    await undo();
  }
  expect(await opened(cookie, { text })).toBe(0);
});

test.each([
  ['ended', () => db.deleteFrom('login').where('userId', '=', WHO).execute()],
  [
    'run out',
    () =>
      db
        .updateTable('login')
        .set({ expiresAt: new Date(Date.now() - 1000).toISOString() })
        .where('userId', '=', WHO)
        .execute(),
  ],
])('[SYNC-4] the next opening knows of a login that has %s', async (_how, change) => {
  const cookie = await app.loginAs(WHO);
  expect(await opened(cookie)).toBe(0);
  await change();
  expect(await opened(cookie)).toBe(401);
  expect((await app.get('/api/me', cookie)).status).toBe(401);
});

test('[SYNC-4] a role that has become weaker is seen by the next opening: what it may not write is refused', async () => {
  const cookie = await app.loginAs(WHO);
  await setRole({ role: 'observer' })();
  try {
    const client = await openText(app, WHO, { cookie });
    firstClause(client.doc).words.insert(0, 'x');
    expect(await client.ended()).toBeGreaterThanOrEqual(4400);
  } finally {
    await setRole({ role: 'interpreter' })();
  }
});

test('[SYNC-4] once it is answered that somebody is kept out, nothing of the openings under way stays open', async () => {
  const admin = await app.loginAs('admin');
  const cookie = await app.loginAs(WHO);
  const url = `ws://127.0.0.1:${app.port}`;
  const comers: WireClient[] = [];
  const coming = (async () => {
    for (let comer = 0; comer < 60; comer += 1) {
      comers.push(new WireClient({ url, text: PROTOCOL, cookie }));
      await pause(2);
    }
  })();
  await expect.poll(() => comers.some(({ isSynced }) => isSynced)).toBe(true);
  await expectOk(app.post(`/api/members/${WHO}/suspension`, undefined, { cookie: admin }));
  const after = await opened(cookie);
  await coming;
  expect(after).toBe(401);
  await expect.poll(() => comers.filter((each) => !each.isOver)).toEqual([]);
  await setMember({ suspended_at: null })();
});

test('a cookie whose signature is not ours opens nothing, whatever token it names', async () => {
  const [mine, other] = [await app.loginAs(WHO), await app.loginAs('ru-secretary')];
  const [name = '', value = ''] = mine.split('=');
  const [token = '', signature = ''] = decodeURIComponent(value).split('.');
  const [, stranger = ''] = decodeURIComponent(other.split('=')[1] ?? '').split('.');
  const cookieOf = (text: string): string => `${name}=${encodeURIComponent(text)}`;
  expect(await opened(cookieOf(`${token}.${signature}`))).toBe(0);
  const forged = [
    `${token}.${stranger}`,
    `${token}.${'A'.repeat(43)}=`,
    token,
    `${token}.`,
    `x.${signature}`,
  ];
  for (const text of forged) {
    expect([text, await opened(cookieOf(text))]).toEqual([text, 401]);
    expect((await app.get('/api/me', cookieOf(text))).status).toBe(401);
  }
});

test('a login that is used is renewed when it is due, and not before', async () => {
  const cookie = await app.loginAs(WHO);
  expect((await app.get('/api/me', cookie)).headers.getSetCookie()).toEqual([]);
  const due = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString();
  await db.updateTable('login').set({ expiresAt: due }).where('userId', '=', WHO).execute();
  const answer = await app.get('/api/me', cookie);
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie().join()).toContain(cookie.split('=')[0]);
  const { expiresAt } = await db
    .selectFrom('login')
    .select('expiresAt')
    .where('userId', '=', WHO)
    .orderBy('expiresAt', 'desc')
    .executeTakeFirstOrThrow();
  expect(Date.parse(expiresAt)).toBeGreaterThan(Date.parse(due));
});

test('[SYNC-4] the next opening by a password alone knows that the role now demands a second factor', async () => {
  const service = await startService();
  try {
    const browser = await service.member({ side: 'ru', role: 'secretary', email: 'ru@example.org' });
    const entered = await service.enter('ru@example.org');
    const { port } = service.app;
    const nothing = { port, text: 'none/common' };
    expect([await opened(entered.cookie, nothing), await opened(browser.cookie, nothing)]).toEqual([
      4404, 4404,
    ]);
    const second_factor_roles = JSON.stringify(['secretary']);
    await service.app.app.database.db.updateTable('workspace').set({ second_factor_roles }).execute();
    expect(await opened(entered.cookie, nothing)).toBe(401);
  } finally {
    await service.stop();
  }
});

test('an opening asks the database twice, and a stranger not at all', async () => {
  const cookie = await app.loginAs(WHO);
  const sent = vi.spyOn(Worker.prototype, 'postMessage');
  const readings = () =>
    JSON.stringify(sent.mock.calls.map(([message]) => message)).split('"kind":"reads"').length - 1;
  try {
    expect(await opened('')).toBe(401);
    expect(await opened('alternat.login=token.forged')).toBe(401);
    expect(readings()).toBe(0);
    expect(await opened(cookie)).toBe(0);
    // PostgreSQL is asked over a line of its own.
    expect(readings()).toBe((await databaseOf(app.dataFolder)) === null ? 2 : 0);
  } finally {
    sent.mockRestore();
  }
});
