// What the stream of changes tells to whom: the register to the two Sides alone, whatever happens in it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChangeReader } from '#test/support/change-reader.ts';
import { newAction } from '#test/support/new-action.ts';
import { type World, createWorld } from './world.ts';

const SIDE_ORDER = { path: '/api/side-order', body: { order: 'alphabetical' } };
/** All that an administrator hears: names of kinds. */
const BEYOND_REGISTER = ['ready', 'workspace'];

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 120_000);
afterAll(async () => {
  await world.stop();
  expect(world.app.errors).toEqual([]);
});

async function open(asker: string, lastEventId?: string): Promise<ChangeReader> {
  const reader = await ChangeReader.open(world.app, world.cookieOf(asker), lastEventId);
  expect(reader.status).toBe(200);
  await reader.until(() => reader.kinds.includes('ready'), 'ready');
  return reader;
}

/** Something of every kind that the register tells of, and behind it what everybody is told. */
async function changeRegister(): Promise<void> {
  const made = await world.make('in-secretary', '/api/actions', newAction());
  const { id, revision } = Object(Object(made).row);
  const move = { expectedRevision: revision, move: { move: 'note', words: 'A word of the register.' } };
  await world.make('in-secretary', `/api/actions/${id}/moves`, move);
  await world.make('in-secretary', '/api/actions/review-place', { action: id });
  const stage = { expectedSeq: 0, stage: 'study', words: 'Studied.' };
  const path = '/api/initiatives/wind-tunnel/stages';
  await world.ask('POST', { path, body: stage }, world.cookieOf('in-s-in'));
  await world.putBack('PUT', SIDE_ORDER);
}

test('an administrator’s stream carries no change of the register, live or caught up with', async () => {
  const [live, observer, earlier] = [
    await open('administrator'),
    await open('ru-o-out'),
    await open('administrator'),
  ];
  const reviewer = await ChangeReader.open(world.app, await world.app.loginAs('in-secretary'));
  await reviewer.until(() => reviewer.kinds.includes('ready'), 'ready');
  const { lastId } = earlier;
  earlier.close();
  await changeRegister();
  for (const reader of [live, observer]) {
    await reader.until(() => reader.kinds.includes('workspace'), 'the end');
  }
  // What there was to be told: who is of a Side reads it.
  expect(observer.kinds).toEqual(expect.arrayContaining(['action', 'places']));
  const back = await open('administrator', lastId ?? '');
  for (const reader of [live, back]) {
    expect([...new Set(reader.kinds)].sort()).toEqual(BEYOND_REGISTER);
    for (const { change } of reader.events) expect(Object.keys(change)).toEqual(['kind']);
  }
  for (const reader of [live, observer, back, reviewer]) reader.close();
});
