// The leak suite over HTTP: every route, asked by the other Side, by an administrator and by nobody at all.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownCanariesSeen } from '#test/support/canaries.ts';
import { newAction } from '#test/support/new-action.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';
import { loginRows } from './login-rows.ts';
import { type PrivateThings, plantPrivateThings } from './private-things.ts';
import { type Ask, type Row, nothingPrivate } from './route-row.ts';
import { sessionRows } from './session-rows.ts';

const newNote = {
  kind: 'note',
  title: { en: 'Note', ru: 'Записка', hi: 'टिप्पण' },
  session: 'session-11',
  subGroup: null,
  languages: ['en'],
};

/** One row a route. A route without a row fails the suite. */
const rows: Record<string, Row> = {
  'GET /api/health': nothingPrivate('/api/health'),
  'GET /api/ready': nothingPrivate('/api/ready'),
  'GET /api/me': nothingPrivate('/api/me'),
  'PUT /api/me/locale': {
    asks: () => [{ path: '/api/me/locale', body: { locale: 'en' } }],
    shownToOwnSide: false,
  },
  'GET /api/sides': nothingPrivate('/api/sides'),
  // That a Side has begun a document of its own is on its own record.
  'GET /api/audit': {
    asks: () => [{ path: '/api/audit' }, { path: '/api/audit?view=own&group=documents' }],
    shownToOwnSide: true,
  },
  'GET /api/audit/chain': nothingPrivate('/api/audit/chain'),
  'GET /api/audit/export': { asks: () => [{ path: '/api/audit/export' }], shownToOwnSide: true },
  'GET /api/demo/members': nothingPrivate('/api/demo/members'),
  'GET /api/documents': { asks: () => [{ path: '/api/documents' }], shownToOwnSide: true },
  'GET /api/documents/:id': {
    asks: ({ note }) => [{ path: `/api/documents/${note}` }, { path: '/api/documents/protocol-11' }],
    shownToOwnSide: true,
  },
  'GET /api/document-activity': { asks: () => [{ path: '/api/document-activity' }], shownToOwnSide: true },
  'POST /api/documents': {
    // Under the id of a private note: the answer must not tell that it exists.
    asks: ({ note }) => [
      { path: '/api/documents', body: { ...newNote, session: note } },
      { path: '/api/documents', body: newNote },
    ],
    shownToOwnSide: false,
  },
  'POST /api/documents/:id/title': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/title`, body: { title: { en: 'x', ru: 'x', hi: 'x' } } },
    ],
    shownToOwnSide: true,
  },
  'POST /api/documents/:id/archive': {
    asks: ({ note }) => [{ path: `/api/documents/${note}/archive`, body: {} }],
    shownToOwnSide: true,
  },
  'POST /api/documents/:id/bring-back': {
    asks: ({ note }) => [{ path: `/api/documents/${note}/bring-back`, body: {} }],
    shownToOwnSide: true,
  },
  'POST /api/documents/:id/parts': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/parts`, body: { kind: 'move', part: 'c-1', after: null } },
      { path: `/api/documents/${note}/parts`, body: { kind: 'undo', command: note } },
    ],
    shownToOwnSide: false,
  },
  'POST /api/documents/:id/notes': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/notes` },
      { path: '/api/documents/protocol-11/notes' },
    ],
    shownToOwnSide: true,
  },
  'GET /api/documents/:id/text': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/text` },
      { path: '/api/documents/protocol-11/text' },
    ],
    shownToOwnSide: true,
  },
  'GET /api/documents/:id/members': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/members` },
      { path: '/api/documents/protocol-11/members' },
    ],
    shownToOwnSide: false,
  },
  'GET /api/documents/:id/actions': {
    asks: ({ note }) => [{ path: `/api/documents/${note}/actions` }],
    shownToOwnSide: false,
  },
  'POST /api/documents/:id/actions': {
    asks: ({ note }) => [
      { path: `/api/documents/${note}/actions`, body: newAction({ clause: { document: note, cid: 'c-1' } }) },
      {
        path: '/api/documents/protocol-11/actions',
        body: newAction({ clause: { document: note, cid: 'c-1' } }),
      },
    ],
    shownToOwnSide: false,
  },
  'GET /api/documents/:id/clauses': {
    asks: ({ note }) => [{ path: `/api/documents/${note}/clauses` }],
    shownToOwnSide: false,
  },
  'GET /api/documents/:id/origins': {
    asks: ({ note }) => [{ path: `/api/documents/${note}/origins` }],
    shownToOwnSide: false,
  },
  'POST /api/documents/:id/brought-clauses': {
    // Out of a private note into the Protocol: then everybody would read it.
    asks: ({ note }) => [
      {
        path: '/api/documents/protocol-11/brought-clauses',
        body: { from: { document: note, cid: 'c-1' }, after: null },
      },
    ],
    shownToOwnSide: false,
  },
  'GET /api/actions/:id/mentions': nothingPrivate('/api/actions/d10-01/mentions'),
  'GET /api/initiatives/:id/mentions': nothingPrivate('/api/initiatives/wind-tunnel/mentions'),
  'POST /api/demo/clock': { asks: () => [{ path: '/api/demo/clock', body: {} }], shownToOwnSide: false },
  'GET /api/bodies': nothingPrivate('/api/bodies'),
  'GET /api/calendars': nothingPrivate('/api/calendars'),
  'GET /api/sectors': nothingPrivate('/api/sectors'),
  'GET /api/indicators': nothingPrivate('/api/indicators'),
  'GET /api/initiatives': nothingPrivate('/api/initiatives'),
  'GET /api/initiatives/:id': nothingPrivate('/api/initiatives/wind-tunnel'),
  'GET /api/initiatives/:id/record': nothingPrivate('/api/initiatives/wind-tunnel/record'),
  'POST /api/initiatives/:id/stages': {
    asks: ({ note }) => [
      { path: `/api/initiatives/${note}/stages`, body: { expectedSeq: 0, stage: 'study', words: 'x' } },
    ],
    shownToOwnSide: false,
  },
  'GET /api/actions': nothingPrivate('/api/actions'),
  'GET /api/actions/open-spans': nothingPrivate('/api/actions/open-spans'),
  'GET /api/actions/:id': { asks: ({ note }) => [{ path: `/api/actions/${note}` }], shownToOwnSide: false },
  'POST /api/actions': {
    // A clause of a private note: whoever quotes it would read it in the answer, and everybody in the register.
    asks: ({ note }) => [
      { path: '/api/actions', body: newAction({ clause: { document: note, cid: 'c-1' } }) },
    ],
    shownToOwnSide: false,
  },
  'POST /api/actions/:id/moves': {
    asks: ({ note }) => [
      {
        path: `/api/actions/${note}/moves`,
        body: { expectedRevision: 1, move: { move: 'note', words: 'x' } },
      },
    ],
    shownToOwnSide: false,
  },
  'POST /api/actions/bulk-moves': {
    asks: () => [
      {
        path: '/api/actions/bulk-moves',
        body: { moves: [{ action: 'd10-04', expectedRevision: 1, move: { move: 'renew-quote' } }] },
      },
    ],
    shownToOwnSide: false,
  },
  'POST /api/actions/review-place': {
    asks: () => [{ path: '/api/actions/review-place', body: { action: null } }],
    shownToOwnSide: false,
  },
  'POST /api/actions/working-day-rule': {
    asks: () => [{ path: '/api/actions/working-day-rule', body: { rule: 'as-written' } }],
    shownToOwnSide: false,
  },
  'GET /api/actions/views': nothingPrivate('/api/actions/views'),
  'PUT /api/actions/views/:id': nothingPrivate('/api/actions/views/x'),
  'DELETE /api/actions/views/:id': nothingPrivate('/api/actions/views/x'),
  'POST /api/evidence-files': {
    asks: ({ note }) => [{ path: `/api/evidence-files?name=${note}.pdf`, body: {} }],
    shownToOwnSide: false,
  },
  // Of one Side until a report names it; `evidence-files.test.ts` asks for it by its digest.
  'GET /api/evidence-files/:digest': nothingPrivate(`/api/evidence-files/${'0'.repeat(64)}`),
  'GET /api/changes': nothingPrivate('/api/changes'),
  'GET /api/digest': nothingPrivate('/api/digest'),
  'PUT /api/digest/settings': {
    asks: () => [
      { path: '/api/digest/settings', body: { minuteOfDay: 0, isSubscribed: true, locale: 'en' } },
    ],
    shownToOwnSide: false,
  },
  'GET /api/unsubscribe/:token': {
    asks: ({ note }) => [{ path: `/api/unsubscribe/${note}` }],
    shownToOwnSide: false,
  },
  'POST /api/unsubscribe/:token': {
    asks: ({ note }) => [{ path: `/api/unsubscribe/${note}` }],
    shownToOwnSide: false,
  },
  ...sessionRows,
  ...loginRows,
  'POST /api/demo/login': {
    asks: ({ note }) => [{ path: '/api/demo/login', body: { member: note } }],
    shownToOwnSide: false,
  },
  'POST /api/logout': { asks: () => [{ path: '/api/logout', body: {} }], shownToOwnSide: false },
};

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

// Planting goes through the front door: logins, rooms, receipts.
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
}, 60_000);
afterAll(async () => {
  for (const client of sitting) client.close();
  // Stopping fails when a byte of one Side was sent elsewhere; that the own one was sent its own shows that it was looked for.
  await app.stop();
  for (const { side } of planted) expect(ownCanariesSeen()[side]).toBeGreaterThan(10);
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
  for (const ask of rows[route]?.asks(things) ?? []) {
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
  expect([...new Set(routes)].sort()).toEqual(Object.keys(rows).sort());
});

describe.each(Object.keys(rows))('%s', (route) => {
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
      expect(words.length > 0).toBe(rows[route]?.shownToOwnSide);
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
