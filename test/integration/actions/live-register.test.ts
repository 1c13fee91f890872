import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChangeReader } from '#test/support/change-reader.ts';
import { registerClient, type RegisterClient } from '#test/support/register-client.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

let app: StartedApp;
let india: RegisterClient;
let russia: RegisterClient;

beforeAll(async () => {
  app = await startApp({ scenario: 'follow-up', changeHeartbeatMs: 100 });
  india = await registerClient(app, 'in-secretary');
  russia = await registerClient(app, 'ru-secretary');
});
afterAll(async () => {
  await app.stop();
  expect(app.errors).toEqual([]);
});

const open = async (client: RegisterClient, lastEventId?: string) => {
  const reader = await ChangeReader.open(app, client.cookie, lastEventId);
  if (reader.status === 200) await reader.until(() => reader.kinds.includes('ready'), 'ready');
  return reader;
};

test('a change by one secretary is with the other within a second: median of fifty', async () => {
  const reader = await open(russia);
  const { row } = await india.add();
  const times: number[] = [];
  for (let step = 1; step <= 50; step += 1) {
    const began = performance.now();
    const moving = india.move(row.id, { move: 'note', words: `n${step}` }, step);
    const isHere = () =>
      reader.events.some(
        ({ change }) =>
          change.kind === 'action' && change.row.id === row.id && change.row.revision === step + 1,
      );
    await reader.until(isHere, `note ${step}`);
    times.push(performance.now() - began);
    expect((await moving).status).toBe(200);
  }
  times.sort((a, b) => a - b);
  console.log(
    `change seen by the other: median ${times[25]?.toFixed(1)} ms, slowest ${times.at(-1)?.toFixed(1)} ms`,
  );
  expect(times[25]).toBeLessThan(1000);
  reader.close();
});

test('who comes back gets what was missed, in order and once', async () => {
  const first = await open(russia);
  const { row } = await india.add();
  await first.until(() => first.kinds.includes('action'), 'the new action');
  const { lastId } = first;
  first.close();
  for (const words of ['one', 'two', 'three']) await india.moved(row.id, { move: 'note', words });
  const back = await open(russia, lastId ?? '');
  const missed = back.events.flatMap(({ change }) => (change.kind === 'action' ? change.row.revision : []));
  expect(missed).toEqual([2, 3, 4]);
  expect(back.kinds).not.toContain('resync');
  // And with the last number again there is nothing to repeat.
  const again = await open(russia, back.lastId ?? '');
  expect(again.kinds.filter((kind) => kind === 'action')).toEqual([]);
  back.close();
  again.close();
});

test.each(['another-7', 'x', '', 'abcdefgh-999999'])(
  'after %j nobody knows what was missed: resync',
  async (lastEventId) => {
    const reader = await open(russia, lastEventId);
    expect(reader.kinds[0]).toBe('resync');
    reader.close();
  },
);

test('a stream ends with its login, and others stay', async () => {
  const leaving = await registerClient(app, 'in-cochair');
  const [gone, stays] = [await open(leaving), await open(india)];
  await app.post('/api/logout', {}, { cookie: leaving.cookie });
  await gone.ended;
  await india.add();
  await stays.until(() => stays.kinds.includes('action'));
  stays.close();
});

test('who loses the Side is sent away at the next beat, and beats are no events', async () => {
  const member = await registerClient(app, 'in-fertilizers');
  const reader = await open(member);
  await reader.until(() => reader.comments > 0, 'a beat');
  const before = reader.events.length;
  await app.app.database.db
    .updateTable('member_role')
    .set({ valid_to: '2025-12-31' })
    .where('member', '=', 'in-fertilizers')
    .execute();
  await reader.ended;
  expect(reader.events).toHaveLength(before);
});

test('a member has eight streams, and a ninth is refused until one ends', async () => {
  const member = await registerClient(app, 'ru-observer');
  const readers = await Promise.all(Array.from({ length: 8 }, () => open(member)));
  expect((await open(member)).status).toBe(429);
  readers[0]?.close();
  await expect
    .poll(async () => {
      const next = await open(member);
      next.close();
      return next.status;
    })
    .toBe(200);
  for (const reader of readers) reader.close();
});

test('both secretaries see whose review stands where, until the last stream of one ends', async () => {
  const [own, theirs] = [await open(india), await open(russia)];
  const places = () =>
    theirs.events.flatMap(({ change }) => (change.kind === 'places' ? [change.places] : [])).at(-1);
  expect((await india.post('/api/actions/review-place', { action: 'c-05' })).status).toBe(200);
  await theirs.until(() => places()?.length === 1, 'the place');
  expect(places()).toEqual([{ member: 'in-secretary', side: 'in', action: 'c-05' }]);
  const observer = await registerClient(app, 'in-observer');
  expect((await observer.post('/api/actions/review-place', { action: 'c-05' })).status).toBe(403);
  own.close();
  await theirs.until(() => places()?.length === 0, 'the leaving');
  theirs.close();
});

test('another business date is told', async () => {
  const reader = await open(india);
  await app.post('/api/demo/clock', { day: '2026-01-13' });
  await reader.until(() => reader.kinds.includes('business-day'));
  reader.close();
});

test('stopping ends every stream', async () => {
  const own = await startApp();
  const reader = await ChangeReader.open(own, await own.loginAs('in-secretary'));
  await reader.until(() => reader.kinds.includes('ready'));
  const began = performance.now();
  await own.stop();
  await reader.ended;
  expect(performance.now() - began).toBeLessThan(1900);
});
