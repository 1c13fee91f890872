// The leak suite over HTTP: every route, asked by the other Side, by an administrator and by nobody at all.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';
import { type PrivateThings, plantPrivateThings } from './private-things.ts';
import { type Ask, routeRows } from './route-rows.ts';

const seats = [
  'cochair',
  'secretary',
  'modernization-cochair',
  'modernization',
  'mining',
  'fertilizers',
  'railway',
  'interpreter',
  'observer',
];

let app: StartedApp;
const planted: PrivateThings[] = [];
const sitting: WireClient[] = [];

beforeAll(async () => {
  app = await startApp();
  planted.push(await plantPrivateThings(app, 'in'), await plantPrivateThings(app, 'ru'));
  // Somebody of each Side sits in the private note: presence there is the Side's own, too.
  for (const { side, texts } of planted) {
    const cookie = await app.loginAs(`${side}-interpreter`);
    for (const text of texts) {
      sitting.push(await new WireClient({ url: `ws://localhost:${app.port}`, text, cookie }).synced());
    }
  }
});
afterAll(async () => {
  for (const client of sitting) client.close();
  await app.stop();
});

/** A stream does not end: what it says at once is what could leak. */
async function wordsOf(response: Response): Promise<string> {
  if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) return response.text();
  const reader = response.body?.getReader();
  const said = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(said?.value);
}

async function answerTo(route: string, ask: Ask, cookie: string): Promise<string> {
  const [method = ''] = route.split(' ');
  const response = await fetch(`${app.url}${ask.path}`, {
    method,
    headers: { 'content-type': 'application/json', cookie },
    ...(method === 'GET' ? {} : { body: JSON.stringify(ask.body ?? {}) }),
  });
  return `${response.status} ${JSON.stringify([...response.headers])} ${await wordsOf(response)}`;
}

/** What the route told a person of these things. */
async function told(route: string, member: string | null, things: PrivateThings): Promise<string[]> {
  const answers: string[] = [];
  for (const ask of routeRows[route]?.asks(things) ?? []) {
    // A login for each asking: a row may end it.
    const cookie = member === null ? '' : await app.loginAs(member);
    answers.push(await answerTo(route, ask, cookie));
  }
  return things.words.filter((word) => answers.some((answer) => answer.includes(word)));
}

test('every route has a row, and every row a route', () => {
  const routes = app.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(routes)].sort()).toEqual(Object.keys(routeRows).sort());
});

describe.each(Object.keys(routeRows))('%s', (route) => {
  test('tells the other Side nothing, whatever the role', async () => {
    for (const things of planted) {
      const other = things.side === 'in' ? 'ru' : 'in';
      for (const seat of seats) {
        const member = `${other}-${seat}`;
        expect({ member, told: await told(route, member, things) }).toEqual({ member, told: [] });
      }
    }
  });

  test('tells an administrator and a visitor without a login nothing', async () => {
    for (const things of planted) {
      expect(await told(route, 'admin', things)).toEqual([]);
      expect(await told(route, null, things)).toEqual([]);
    }
  });

  test('is asked in a way that shows the owning Side its own', async () => {
    for (const things of planted) {
      const words = await told(route, `${things.side}-secretary`, things);
      expect(words.length > 0).toBe(routeRows[route]?.shownToOwnSide);
    }
  });
});

test('a private document and a missing one cannot be told apart', async () => {
  for (const things of planted) {
    const other = things.side === 'in' ? 'ru' : 'in';
    const cookie = await app.loginAs(`${other}-cochair`);
    const [theirs, none] = [
      await app.get(`/api/documents/${things.note}`, cookie),
      await app.get('/api/documents/none', cookie),
    ];
    expect(theirs.status).toBe(none.status);
    expect(await theirs.text()).toBe(await none.text());
    const names = (response: Response): string[] => [...response.headers.keys()].sort();
    expect(names(theirs)).toEqual(names(none));
  }
});
