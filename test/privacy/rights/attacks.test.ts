// Attacks on every route at once, generated from the rows of the authorization suite. Those on one thing alone have tests
// where that thing is tested: links and brute force in `integration/auth` and `integration/sides`.
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { newAction } from '#test/support/new-action.ts';
import { type Asker, askers } from './askers.ts';
import { allRows } from './all-rows.ts';
import type { Ask } from './rights-row.ts';
import { EXTRA, type Asked, bodiesSpoiltInside, richBodies } from './nested-fields.ts';
import { type World, createWorld, inTurns } from './world.ts';

const SECRETARY = 'in-s-in';
const OTHERS = 'ru-s-in';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 120_000);
afterAll(async () => {
  expect(world.app.errors).toEqual([]);
  await world.stop();
});

/** Every route once, asked as its row asks it for the secretary of a Side. */
async function everyRoute(): Promise<Asked[]> {
  const found: Asked[] = [];
  for (const [route, row] of Object.entries(allRows)) {
    // What is granted, when there is such a cell: an attack on a command that would be refused anyhow shows little.
    const cells = row.cellsOf(secretary());
    const cell = cells.find(({ expected }) => expected === 'done') ?? cells[0];
    if (cell === undefined) throw new Error(`${route} has no cell`);
    found.push({ route, method: route.split(' ')[0] ?? 'GET', ask: await cell.ask(world) });
  }
  return found;
}

/** Every route in all ways in which its row asks it, and bodies that no row sends. */
async function everyAsk(): Promise<Asked[]> {
  const asked = richBodies();
  for (const [route, row] of Object.entries(allRows)) {
    for (const cell of row.cellsOf(secretary())) {
      asked.push({ route, method: route.split(' ')[0] ?? '', ask: await cell.ask(world) });
    }
  }
  return asked;
}

function secretary(): Asker {
  const asker = askers.find(({ id }) => id === SECRETARY);
  if (asker === undefined) throw new Error('no secretary');
  return asker;
}

const isChanging = ({ method }: Asked): boolean => method !== 'GET';
const hasFields = ({ ask: { body } }: Asked): boolean => typeof body === 'object' && body !== null;

/** The answers of all these routes that are not as expected. */
async function unlike(
  routes: readonly Asked[],
  expected: string,
  change: (route: Asked) => Ask,
  cookie = world.cookieOf(SECRETARY),
): Promise<string[]> {
  const wrong: string[] = [];
  await inTurns(routes, 6, async (each) => {
    const { status, body } = await world.ask(each.method, change(each), cookie);
    const told = `${status} ${codeOf(body)}`;
    if (told !== expected) wrong.push(`${each.route}: ${told} ${body.slice(0, 80)}`);
  });
  return wrong;
}

const withHeaders =
  (headers: Record<string, string>) =>
  ({ ask }: Asked): Ask => ({
    ...ask,
    headers: { ...ask.headers, ...headers },
  });

function codeOf(body: string): string {
  try {
    return String(JSON.parse(body).code);
  } catch {
    return '';
  }
}

const who = async (cookie: string): Promise<string> =>
  (await (await world.app.get('/api/me', cookie)).json()).member?.id ?? 'nobody';

describe('foreign pages', () => {
  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('no state-changing route takes %o', async (headers: Record<string, string>) => {
    const routes = (await everyRoute()).filter(isChanging);
    expect(routes.length).toBeGreaterThan(40);
    expect(await unlike(routes, '403 foreign-origin', withHeaders(headers))).toEqual([]);
  });

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80'])(
    'no route of any class answers under the Host %s',
    async (host) => {
      expect(await unlike(await everyRoute(), '403 foreign-origin', withHeaders({ host }))).toEqual([]);
      for (const path of ['/', '/login', '/assets/x.js', '/sync/p-written/common', '/api/nothing']) {
        const { status } = await world.ask('GET', { path, headers: { host } }, world.cookieOf(SECRETARY));
        expect({ path, status }).toEqual({ path, status: 403 });
      }
    },
  );

  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { host: 'evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ])('no socket opens with %o', async (headers: Record<string, string>) => {
    const own = { cookie: world.cookieOf(SECRETARY) };
    expect(await upgraded('/sync/p-written/common', own)).toBe(101);
    expect(await upgraded('/sync/p-written/common', { ...own, ...headers })).toBe(403);
  });

  test('a form cannot send a command: no body of another kind is read as one', async () => {
    const routes = (await everyRoute()).filter(hasFields);
    expect(routes.length).toBeGreaterThan(25);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonp',
    ]) {
      const wrong = await unlike(routes, '400 invalid-input', withHeaders({ 'content-type': type }));
      expect({ type, wrong }).toEqual({ type, wrong: [] });
    }
  });
});

describe('mass assignment', () => {
  test.each([
    { role: 'co-chair' },
    { side: 'ru' },
    { memberId: 'ru-c-in' },
    { member: { id: 'ru-c-in', side: 'ru', role: 'co-chair' } },
    { isSuspended: false },
    { stage: 'drafting' },
    { archivedAt: null },
  ])('no body takes the field too many of %j', async (extra: Record<string, unknown>) => {
    const [field = ''] = Object.keys(extra);
    // Where a field of that name belongs to the body it is no field too many.
    const routes = (await everyRoute()).filter(hasFields).filter(({ ask }) => !hasField(ask.body, field));
    expect(routes.length).toBeGreaterThan(25);
    const added = ({ ask }: Asked): Ask => ({ ...ask, body: { ...Object(ask.body), ...extra } });
    expect(await unlike(routes, '400 invalid-input', added)).toEqual([]);
  });

  test('nor does anything inside a body take one, at any depth', async () => {
    const found = bodiesSpoiltInside(await everyAsk());
    expect(found.length).toBeGreaterThan(60);
    const wrong: string[] = [];
    await inTurns(found, 6, async ({ method, path, body, where }) => {
      const answer = await world.ask(method, { path, body }, world.cookieOf(SECRETARY));
      const told = `${answer.status} ${codeOf(answer.body)}`;
      const { details } = JSON.parse(answer.body);
      // Named as the culprit: nothing else was wrong with it.
      const isNamed = told === '400 invalid-input' && String(details?.field).includes(EXTRA);
      if (!isNamed) wrong.push(`${method} ${path} in ${where}: ${told} ${answer.body.slice(0, 120)}`);
    });
    expect(wrong).toEqual([]);
  });

  test('nor does any query or header say who asks', async () => {
    const cookie = world.cookieOf('in-o-out');
    const said = 'member=ru-c-in&side=ru&role=co-chair';
    const headers = {
      'x-member': 'ru-c-in',
      'x-side': 'ru',
      'x-role': 'co-chair',
      authorization: 'Bearer x',
    };
    const { body } = await world.ask('GET', { path: `/api/me?${said}`, headers }, cookie);
    expect(JSON.parse(body).member).toMatchObject({ id: 'in-o-out', side: 'in', role: 'observer' });
  });
});

describe('things of the other Side in one’s own command', () => {
  const ask = (path: string, body: unknown) => world.ask('POST', { path, body }, world.cookieOf(SECRETARY));

  test('a bulk step takes each by itself: what is not one’s to report is refused and stays as it was', async () => {
    const [own, theirs] = [await register(['in']), await register(['ru'])];
    const move = { move: 'report', status: 'in-progress', words: 'On its way.', evidence: [] };
    const moves = [own, theirs].map(({ id, revision }) => ({ action: id, expectedRevision: revision, move }));
    const { body } = await ask('/api/actions/bulk-moves', { moves });
    expect(JSON.parse(body).outcomes).toMatchObject([
      { kind: 'done', action: own.id },
      { kind: 'refused', action: theirs.id, refusal: 'forbidden' },
    ]);
    const after = await world.ask('GET', { path: `/api/actions/${theirs.id}` }, world.cookieOf(OTHERS));
    expect(JSON.parse(after.body).row.revision).toBe(theirs.revision);
  });

  test('a file that the other Side keeps proves nothing of ours, and is not told to exist', async () => {
    const bytes = Buffer.from('%PDF-1.7 theirs\n'.padEnd(300));
    const headers = { 'content-type': 'application/pdf' };
    const sent = { path: '/api/evidence-files?name=theirs.pdf', bytes, headers };
    const { digest, size, name } = JSON.parse((await world.ask('POST', sent, world.cookieOf(OTHERS))).body);
    const { id, revision } = await register(['in']);
    const answers: unknown[] = [];
    for (const named of [digest, 'f'.repeat(64)]) {
      const evidence = [{ kind: 'file', name, size, digest: named }];
      const move = { move: 'report', status: 'reported', words: 'Done.', evidence };
      const { status, body } = await ask(`/api/actions/${id}/moves`, { expectedRevision: revision, move });
      answers.push([status, body]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject([400, expect.stringContaining('invalid-input')]);
    const read = await world.ask('GET', { path: `/api/evidence-files/${digest}` }, world.cookieOf(SECRETARY));
    expect(read.status).toBe(404);
  });

  test('no clause of theirs comes into a common text or the common register, and none is told to exist', async () => {
    const from = (document: string) => ({ from: { document, cid: 'c-1' }, after: null });
    const answers = ['ru-minutes', 'missing'].map(async (document) => [
      await ask('/api/documents/p-written/brought-clauses', from(document)),
      await ask('/api/actions', newAction({ clause: { document, cid: 'c-1' } })),
      await ask('/api/documents/p-written/actions', newAction({ clause: { document, cid: 'c-1' } })),
    ]);
    const [theirs = [], none = []] = await Promise.all(answers);
    expect(theirs).toEqual(none);
    expect(theirs.map(({ status }) => status)).toEqual([404, 400, 400]);
  });

  test('a secretary seats nobody on the other Side, whatever else the body says', async () => {
    const seat = { side: 'ru', role: 'co-chair', subGroups: [], name: 'X', email: null, locale: 'en' };
    expect((await ask('/api/invitations', seat)).status).toBe(403);
    expect((await ask('/api/members/ru-c-in/suspension', undefined)).status).toBe(404);
  });

  async function register(sides: readonly string[]): Promise<{ id: string; revision: number }> {
    const { body } = await ask('/api/actions', newAction({ sides }));
    return JSON.parse(body).row;
  }
});

describe('cookies', () => {
  test('the signature of one login does not serve another, nor does any other change', async () => {
    const [mine, theirs] = [world.cookieOf(SECRETARY), world.cookieOf('ru-c-in')];
    expect([await who(mine), await who(theirs)]).toEqual([SECRETARY, 'ru-c-in']);
    const [name = '', value = ''] = mine.split(/=(.*)/s);
    const [token = '', signature = ''] = decodeURIComponent(value).split('.');
    const [otherToken = '', otherSignature = ''] = decodeURIComponent(theirs.split(/=(.*)/s)[1] ?? '').split(
      '.',
    );
    for (const forged of [
      `${token}.${otherSignature}`,
      `${otherToken}.${signature}`,
      token,
      `${token}.`,
      `.${signature}`,
      'ru-c-in',
      `${token}.${signature}x`,
      `${token.toUpperCase()}.${signature}`,
    ]) {
      expect(await who(`${name}=${encodeURIComponent(forged)}`)).toBe('nobody');
    }
  });

  test('of two cookies of that name neither makes anybody of whoever is nobody', async () => {
    const mine = world.cookieOf(SECRETARY);
    const [name = ''] = mine.split('=');
    expect(['nobody', SECRETARY]).toContain(await who(`${name}=forged; ${mine}`));
    expect(await who(`${name}=forged; ${name}=forged`)).toBe('nobody');
  });
});

describe('other spellings', () => {
  test('no header turns one method into another', async () => {
    const cookie = world.cookieOf('administrator');
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      const headers = { [name]: 'DELETE' };
      const path = '/api/members/target-in/suspension';
      const { status } = await world.ask('GET', { path, headers }, cookie);
      expect({ name, status }).toEqual({ name, status: 404 });
      const asked = {
        path: `/api/account/passkeys/none?_method=DELETE`,
        headers,
        body: { _method: 'DELETE' },
      };
      expect((await world.ask('POST', asked, cookie)).status).toBe(404);
    }
    for (const method of ['PATCH', 'TRACE', 'PROPFIND', 'OPTIONS', 'HEAD']) {
      const { status } = await world.ask(
        method,
        { path: '/api/documents/ru-note' },
        world.cookieOf(SECRETARY),
      );
      expect({ method, isRefused: status >= 400 }).toEqual({ method, isRefused: true });
    }
  });

  test('no spelling of a path leads to what is not open', async () => {
    for (const path of [
      '/api/documents/ru-note/',
      '/api/documents//ru-note',
      '/api/documents/in-note/../ru-note',
      '/api/documents/in-note/%2e%2e/ru-note',
      '/api/documents/in-note%2f..%2fru-note',
      '/api/documents/in-note/..%2fru-note',
      '/api/documents/ru%2Dnote',
      '/api/documents/RU-NOTE',
      '/api/documents/ru-note%00',
      '/api/documents/ru-note;x=1',
      '/api/documents/ru-note%20',
      '/api/documents/./ru-note',
      '/api/documents\\ru-note',
      '/API/documents/ru-note',
      '//api/documents/ru-note',
      '/api/../api/documents/ru-note',
      '/api/documents/%E0%A4%A',
    ]) {
      const answers = [path, `${path}/text`, `${path}/members`].map((each) =>
        world.ask('GET', { path: each }, world.cookieOf(SECRETARY)),
      );
      for (const { status, body } of await Promise.all(answers)) {
        // What is no address of the API is the client's page, the same for everybody.
        const isPage = !body.startsWith('{') && !body.startsWith('[');
        const isRefused = isPage || (status >= 400 && status < 500);
        expect({ path, status, isRefused }).toEqual({ path, status, isRefused: true });
        expect(body).not.toContain('Title ru-note');
      }
    }
    // Nor past the login.
    for (const path of ['/api/../api/me', '/api//me', '/api/me/', '/api/%6de', '/api/me%2f', '/api/me;x']) {
      const { status } = await world.ask('GET', { path }, '');
      expect({ path, isRefused: status === 401 || status === 404 }).toEqual({ path, isRefused: true });
    }
  });

  test.each([65, 300, 4000])(
    'an id of %d letters is not there, on every route that takes one',
    async (length) => {
      const id = 'x'.repeat(length);
      const routes = Object.keys(allRows).filter((route) => route.includes(':'));
      expect(routes.length).toBeGreaterThan(25);
      const asked = (await everyRoute()).filter(({ route }) => routes.includes(route));
      // To remove what is not there is no mistake.
      const harmless = ['DELETE /api/actions/views/:id'];
      const path = (route: string) => (route.split(' ')[1] ?? '').replace(/:\w+/, id);
      await inTurns(asked, 6, async ({ route, method, ask }) => {
        const cookie = world.cookieOf(SECRETARY);
        const { status } = await world.ask(method, { ...ask, path: path(route) }, cookie);
        const isRefused = harmless.includes(route) || (status >= 400 && status < 500);
        expect({ route, status, isRefused }).toEqual({ route, status, isRefused: true });
      });
      expect(await upgraded(`/sync/${id}/common`, { cookie: world.cookieOf(SECRETARY) })).not.toBe(500);
    },
  );
});

function hasField(body: unknown, field: string): boolean {
  return typeof body === 'object' && body !== null && field in body;
}

/** The status that answers an upgrade; 101 is an open socket. */
function upgraded(path: string, headers: IncomingHttpHeaders): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://localhost:${world.app.port}${path}`, { headers });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.resume();
      socket.terminate();
    });
    socket.on('error', reject);
  });
}
