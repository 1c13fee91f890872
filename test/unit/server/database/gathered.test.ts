import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Gathered } from '#server/database/gathered.ts';

function doubling() {
  const sent: number[][] = [];
  const gathered = new Gathered<number, number>(async (numbers) => {
    sent.push([...numbers]);
    return numbers.map((each) => 2 * each);
  });
  return { sent, gathered };
}

test('what is asked in one turn goes together, and everybody gets the own answer', async () => {
  const { sent, gathered } = doubling();
  expect(await Promise.all([1, 2, 3].map((each) => gathered.ask(each)))).toEqual([2, 4, 6]);
  expect(await gathered.ask(4)).toBe(8);
  expect(sent).toEqual([[1, 2, 3], [4]]);
});

test('a thousand questions go in several messages, so that a write finds its place between them', async () => {
  const { sent, gathered } = doubling();
  const numbers = Array.from({ length: 1000 }, (_, at) => at);
  expect(await Promise.all(numbers.map((each) => gathered.ask(each)))).toEqual(
    numbers.map((each) => 2 * each),
  );
  expect(Math.max(...sent.map(({ length }) => length))).toBeLessThanOrEqual(100);
});

test('a message that fails, or answers too little, fails whoever asked in it and nobody after', async () => {
  let tries = 0;
  const gathered = new Gathered<number, number>(async (numbers) => {
    tries += 1;
    if (tries === 1) throw new Error('no way through');
    return tries === 2 ? numbers.slice(1) : [...numbers];
  });
  const outcomes = await Promise.allSettled([gathered.ask(1), gathered.ask(2)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await turn();
  await expect(gathered.ask(3)).rejects.toThrow('not answered');
  expect(await gathered.ask(4)).toBe(4);
});
