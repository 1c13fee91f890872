import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aWindow } from '#test/unit/client/sync/a-window.ts';
import { FrameBatch } from '#client/sync/frame-batch.ts';
import { isComposing } from '#client/browser/composition.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => {
  vi.advanceTimersByTime(5000);
  vi.useRealTimers();
});

const tell = (event: string) =>
  aWindow.document.body.dispatchEvent(new aWindow.CompositionEvent(event, { bubbles: true }));

/** Every request is a frame. */
const frames = {
  request: (work: () => void) => (work(), 1),
  cancel: () => undefined,
  isSeen: () => true,
  now: () => 0,
  afterPaint: () => undefined,
};

it('keeps the changes of others back while letters are composed, and hands them on in order soon after', () => {
  const given: number[][] = [];
  const batch = new FrameBatch<number>((items) => given.push([...items]), frames);
  tell('compositionstart');
  batch.add(1);
  vi.advanceTimersByTime(1500);
  tell('compositionupdate');
  batch.add(2);
  vi.advanceTimersByTime(1500);
  expect(given).toEqual([]);
  tell('compositionend');
  vi.advanceTimersByTime(150);
  expect(given).toEqual([[1, 2]]);
  batch.add(3);
  expect(given).toEqual([[1, 2], [3]]);
});

it('does not wait for a keyboard that holds its last word for as long as the caret stands in it', () => {
  const given: number[][] = [];
  const batch = new FrameBatch<number>((items) => given.push([...items]), frames);
  tell('compositionstart');
  batch.add(1);
  vi.advanceTimersByTime(2200);
  expect(isComposing()).toBe(false);
  expect(given).toEqual([[1]]);
});

it('forgets what is kept back together with the connection', () => {
  const given: number[][] = [];
  const batch = new FrameBatch<number>((items) => given.push([...items]), frames);
  tell('compositionstart');
  batch.add(1);
  batch.drop();
  tell('compositionend');
  vi.advanceTimersByTime(3000);
  expect(given).toEqual([]);
});
