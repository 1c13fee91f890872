import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FrameBatch, type Frames } from '#client/sync/frame-batch.ts';

let paint: (() => void) | null = null;
let isSeen = false;
let painted: (() => void) | null = null;
const frames: Frames = {
  request: (work) => {
    paint = work;
    return 1;
  },
  cancel: () => {
    paint = null;
  },
  isSeen: () => isSeen,
  now: () => Date.now(),
  afterPaint: (work) => {
    painted = work;
  },
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  isSeen = false;
  painted = null;
});

function aBatch(over: Frames | null = frames) {
  const given: number[][] = [];
  return { given, batch: new FrameBatch<number>((items) => given.push([...items]), over) };
}

it('hands on once a frame what came since the last one, in order', () => {
  const { given, batch } = aBatch();
  batch.add(1);
  batch.add(2);
  expect(given).toEqual([]);
  paint?.();
  batch.add(3);
  paint?.();
  vi.advanceTimersByTime(1000);
  expect(given).toEqual([[1, 2], [3]]);
});

it('does not wait for a frame that a hidden tab never paints', () => {
  const { given, batch } = aBatch();
  batch.add(1);
  vi.advanceTimersByTime(150);
  expect(given).toEqual([[1]]);
});

it('waits for a frame that is slow to come while somebody looks, and not for ever', () => {
  isSeen = true;
  const { given, batch } = aBatch();
  batch.add(1);
  vi.advanceTimersByTime(600);
  batch.add(2);
  expect(given).toEqual([]);
  paint?.();
  batch.add(3);
  vi.advanceTimersByTime(1000);
  expect(given).toEqual([[1, 2], [3]]);
});

it('hands on at once where nothing is painted, and gives away what has gathered', () => {
  const without = aBatch(null);
  without.batch.add(1);
  expect(without.given).toEqual([[1]]);
  const { given, batch } = aBatch();
  batch.add(1);
  expect(batch.take()).toEqual([1]);
  expect(batch.take()).toEqual([]);
  paint?.();
  vi.advanceTimersByTime(1000);
  expect(given).toEqual([]);
});

it('forgets what it is told to forget', () => {
  const { given, batch } = aBatch();
  batch.add(1);
  batch.drop();
  vi.advanceTimersByTime(1000);
  expect([given, paint]).toEqual([[], null]);
});

it('leaves the page to its reader for twice as long as the last work and its painting took, and not for ever', () => {
  isSeen = true;
  const given: number[][] = [];
  const batch = new FrameBatch<number>((items) => {
    given.push([...items]);
    vi.advanceTimersByTime(10);
  }, frames);
  batch.add(1);
  paint?.();
  vi.advanceTimersByTime(5); // layout
  painted?.();
  batch.add(2);
  vi.advanceTimersByTime(29);
  paint?.();
  expect(given).toEqual([[1]]);
  batch.add(3);
  vi.advanceTimersByTime(1);
  paint?.();
  expect(given).toEqual([[1], [2, 3]]);
  vi.advanceTimersByTime(900); // a machine that stood still
  painted?.();
  batch.add(4);
  vi.advanceTimersByTime(100);
  paint?.();
  expect(given).toEqual([[1], [2, 3], [4]]);
});
