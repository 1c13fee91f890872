import { expect, test } from 'vitest';
import { RoomTurn } from '#server/sync/room-turn.ts';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('while something is held everything else waits, and goes on in its order', async () => {
  const turn = new RoomTurn();
  const done: string[] = [];
  turn.hold(() => done.push('large'));
  expect(turn.isHeld).toBe(true);
  turn.whenFree(() => done.push('first'));
  turn.whenFree(() => done.push('second'));
  const command = turn.free().then(() => done.push('command'));
  expect(done).toEqual([]);
  await nextTurn();
  await command;
  expect(done).toEqual(['large', 'first', 'second', 'command']);
  expect(turn.isHeld).toBe(false);
});

test('what waited may hold it again: the rest waits on', async () => {
  const turn = new RoomTurn();
  const done: string[] = [];
  turn.hold(() => done.push('one'));
  turn.whenFree(() => turn.hold(() => done.push('two')));
  turn.whenFree(() => done.push('after two'));
  const command = turn.free().then(() => done.push(`command, held: ${turn.isHeld}`));
  await nextTurn();
  expect(done).toEqual(['one']);
  await nextTurn();
  await command;
  expect(done).toEqual(['one', 'two', 'after two', 'command, held: false']);
});

test('what is free is done at once', async () => {
  const turn = new RoomTurn();
  let isDone = false;
  turn.whenFree(() => {
    isDone = true;
  });
  expect(isDone).toBe(true);
  await turn.free();
});
