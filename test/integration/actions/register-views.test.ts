import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { savedViewsSchema } from '#shared/actions/saved-view.ts';
import {
  indicatorListSchema,
  initiativeListSchema,
  initiativePageSchema,
  InitiativeStage,
  sectorListSchema,
} from '#shared/initiatives/initiative-page.ts';
import { bodyListSchema } from '#shared/sides/body.ts';
import { registerClient, type RegisterClient } from '#test/support/register-client.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

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

const send = (method: string, path: string, cookie: string, body?: unknown) =>
  fetch(`${app.url}${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('saved views', () => {
  const view = {
    columns: ['id', 'status'],
    sort: { by: 'due', isDescending: true },
    filters: { side: ['in'], due: null },
  };

  test('each member has its own, kept as they were sent', async () => {
    const observer = await app.loginAs('ru-observer');
    const put = await send('PUT', '/api/actions/views/overdue', observer, { name: 'Overdue', view });
    expect(savedViewsSchema.parse(await put.json()).views).toEqual([
      { id: 'overdue', name: 'Overdue', view },
    ]);
    await send('PUT', '/api/actions/views/overdue', observer, { name: 'Просрочено', view: {} });
    const again = savedViewsSchema.parse(await (await app.get('/api/actions/views', observer)).json());
    expect(again.views).toEqual([{ id: 'overdue', name: 'Просрочено', view: {} }]);
    expect(await (await app.get('/api/actions/views', india.cookie)).json()).toEqual({ views: [] });
    expect(await (await send('DELETE', '/api/actions/views/overdue', india.cookie)).json()).toEqual({
      views: [],
    });
    expect((await (await app.get('/api/actions/views', observer)).json()) as unknown).toEqual(again);
    expect(await (await send('DELETE', '/api/actions/views/overdue', observer)).json()).toEqual({
      views: [],
    });
  });

  test.each([
    ['deep', { a: { b: { c: 1 } } }],
    ['long', { a: Array.from({ length: 40 }, () => 'x'.repeat(300)) }],
    ['no object', [1]],
  ])('a view that is %s is refused', async (_name, wrong) => {
    expect((await send('PUT', '/api/actions/views/x', india.cookie, { name: 'x', view: wrong })).status).toBe(
      400,
    );
  });

  test('fifty are kept, the next is refused, and none for an administrator', async () => {
    const cookie = await app.loginAs('in-cochair');
    const statuses: number[] = [];
    for (let index = 0; index < 51; index += 1) {
      statuses.push(
        (await send('PUT', `/api/actions/views/v-${index}`, cookie, { name: `v${index}`, view })).status,
      );
    }
    expect(statuses).toEqual([...Array.from({ length: 50 }, () => 200), 409]);
    expect((await send('PUT', '/api/actions/views/v-1', cookie, { name: 'again', view })).status).toBe(200);
    expect((await app.get('/api/actions/views', await app.loginAs('admin'))).status).toBe(403);
  });
});

describe('initiatives', () => {
  test('each is listed by sector with its actions counted, and none is counted twice', async () => {
    const list = initiativeListSchema.parse(await (await app.get('/api/initiatives', india.cookie)).json());
    const { rows } = await india.register();
    expect(list.initiatives).toHaveLength(12);
    const total = list.initiatives.reduce((sum, { actions }) => sum + actions.total, 0);
    expect(total).toBe(rows.filter(({ initiative }) => initiative !== null).length);
    const known = new Set(list.sectors.map(({ id }) => id));
    expect(list.initiatives.every(({ initiative }) => known.has(initiative.sector))).toBe(true);
  });

  test('its page has its actions across sessions, and the clauses that they quote', async () => {
    const page = initiativePageSchema.parse(
      await (await app.get('/api/initiatives/piston-engines', india.cookie)).json(),
    );
    expect(page.actions.map(({ id }) => id)).toEqual(expect.arrayContaining(['c-04', 'c-05']));
    expect(page.mentions.map(({ cid }) => cid)).toEqual(expect.arrayContaining(['c-cl-12', 'c-cl-13']));
    expect(page.mentions[0]?.words.ru).toMatch(/\p{Script=Cyrillic}/u);
    expect(page.stages.map(({ stage }) => stage)).toEqual(['proposed', 'negotiation']);
  });

  test('a stage is added by those who keep the register, once, and never changed', async () => {
    const stage = { expectedSeq: 2, stage: InitiativeStage.implementation, words: 'A contract is signed.' };
    const reach = (cookie: string) => send('POST', '/api/initiatives/piston-engines/stages', cookie, stage);
    expect((await reach(await app.loginAs('in-observer'))).status).toBe(403);
    const answer = await reach(india.cookie);
    expect(initiativePageSchema.parse(await answer.json()).stages.at(-1)).toMatchObject({
      seq: 3,
      stage: 'implementation',
      on: '2026-01-12',
      side: 'in',
    });
    expect((await reach(india.cookie)).status).toBe(409);
    const { db } = app.app.database;
    await expect(db.updateTable('initiative_stage').set({ words: '' }).execute()).rejects.toThrow(
      /never changed/,
    );
  });

  test('sectors and bodies are named in every language', async () => {
    const { sectors } = sectorListSchema.parse(await (await app.get('/api/sectors', india.cookie)).json());
    const { bodies } = bodyListSchema.parse(await (await app.get('/api/bodies', india.cookie)).json());
    const { sectors: known, bodies: ofBoth } = await india.register();
    expect([sectors, bodies]).toEqual([known, ofBoth]);
    expect(new Set(bodies.map(({ side }) => side)).size).toBe(2);
  });

  test('indicators come with period, basis and source of every figure', async () => {
    const { indicators } = indicatorListSchema.parse(
      await (await app.get('/api/indicators', india.cookie)).json(),
    );
    const figures = indicators.flatMap(({ series }) => series.flatMap((each) => each.figures));
    expect(figures.length).toBeGreaterThan(20);
    expect(figures.every(({ source, period }) => source.length > 0 && period.length > 3)).toBe(true);
    expect((await app.get('/api/indicators', await app.loginAs('admin'))).status).toBe(403);
  });
});

test('another working-day rule moves last days that are days off, for everybody, with its fact', async () => {
  const dueOf = async () => (await india.register()).rows.find(({ id }) => id === 'c-03')?.due;
  expect(await dueOf()).toBe('2025-11-30');
  for (const [rule, due] of [
    ['preceding', '2025-11-28'],
    ['following', '2025-12-01'],
    ['as-written', '2025-11-30'],
  ]) {
    expect((await india.post('/api/actions/working-day-rule', { rule })).status).toBe(200);
    expect(await dueOf()).toBe(due);
  }
  const observer = await registerClient(app, 'in-observer');
  expect((await observer.post('/api/actions/working-day-rule', { rule: 'following' })).status).toBe(403);
  const facts = await app.app.database.db
    .selectFrom('audit_fact')
    .select('details')
    .where('fact', '=', 'WorkingDayRuleChosen')
    .execute();
  expect(facts).toHaveLength(3);
});
