import { expect, it } from 'vitest';
import { ChangeReader } from '#client/actions/change-reader.ts';
import { seeded } from '#test/support/random.ts';

const STREAM =
  'id: a-1\ndata: {"kind":"ready"}\n\n: still here\n\ndata: {"kind":"places"}\n\nid: a-2\ndata: Срок\n\n';
const EVENTS = [
  { id: 'a-1', data: '{"kind":"ready"}' },
  { id: null, data: '{"kind":"places"}' },
  { id: 'a-2', data: 'Срок' },
];

it('reads the same events wherever the stream is cut', () => {
  const seed = Date.now() % 100_000;
  const random = seeded(seed);
  for (let run = 0; run < 200; run += 1) {
    const reader = new ChangeReader();
    const events = [];
    for (let at = 0; at < STREAM.length;) {
      const length = 1 + random.below(12);
      events.push(...reader.take(STREAM.slice(at, at + length)));
      at += length;
    }
    expect(events, `seed ${seed}, run ${run}`).toEqual(EVENTS);
  }
});

it('waits for the end of an event that has only begun', () => {
  const reader = new ChangeReader();
  expect(reader.take('data: a')).toEqual([]);
  expect(reader.take('\n')).toEqual([]);
  expect(reader.take('\ndata: b')).toEqual([{ id: null, data: 'a' }]);
});
