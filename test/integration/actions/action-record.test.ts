import { afterAll, beforeAll, expect, test } from 'vitest';
import { initiativeRecordSchema } from '#shared/actions/initiative-record.ts';
import { openSpansSchema } from '#shared/actions/open-over-time.ts';
import { done, registerClient, type RegisterClient } from '#test/support/register-client.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

let app: StartedApp;
let india: RegisterClient;
let russia: RegisterClient;

beforeAll(async () => {
  app = await startApp({ scenario: 'follow-up' });
  india = await registerClient(app, 'in-secretary');
  russia = await registerClient(app, 'ru-secretary');
});
afterAll(async () => {
  await app.stop();
  expect(app.errors).toEqual([]);
});

const spans = async () =>
  openSpansSchema.parse(await (await app.get('/api/actions/open-spans', india.cookie)).json()).reopened;

test('only what was reopened has spans, and those tell when it was finished in between', async () => {
  expect(await spans()).toEqual([]);
  const { row } = await india.add({ sides: ['ru'] });
  const reported = await russia.moved(row.id, done);
  await india.moved(row.id, { move: 'accept', report: reported.row.parts[0]?.report?.seq ?? 0 });
  await india.moved(row.id, { move: 'reopen', reason: 'The annex is missing.' });
  expect(await spans()).toEqual([
    {
      id: row.id,
      spans: [
        { from: '2026-01-12', to: '2026-01-12' },
        { from: '2026-01-12', to: null },
      ],
    },
  ]);
});

test('the record of an initiative tells the milestones of its actions from the latest', async () => {
  const { initiatives } = (await (await app.get('/api/initiatives', india.cookie)).json()) as {
    initiatives: { initiative: { id: string }; actions: { total: number } }[];
  };
  const busiest = initiatives.toSorted((a, b) => b.actions.total - a.actions.total)[0];
  const answer = await app.get(`/api/initiatives/${busiest?.initiative.id}/record`, russia.cookie);
  const { entries, files } = initiativeRecordSchema.parse(await answer.json());
  expect(entries.filter(({ kind }) => kind === 'registered')).toHaveLength(busiest?.actions.total ?? 0);
  expect(entries.map(({ on }) => on)).toEqual(
    entries
      .map(({ on }) => on)
      .sort()
      .reverse(),
  );
  expect(files).toEqual([]);
});

test('who has no Side reads neither, and what does not exist is told alike', async () => {
  const administrator = await app.loginAs('admin');
  expect((await app.get('/api/actions/open-spans', administrator)).status).toBe(403);
  expect((await app.get('/api/initiatives/wind-tunnel/record', administrator)).status).toBe(404);
  expect((await app.get('/api/initiatives/no-such-one/record', india.cookie)).status).toBe(404);
  expect((await app.get('/api/actions/open-spans')).status).toBe(401);
});
