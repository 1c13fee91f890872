// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { TextComments } from '#client/drafting/comments/text-comments.ts';
import { useHeldKeys } from '#client/drafting/comments/use-held-keys.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);

/** A comment has been asked for, and its panel has not come yet. */
function awaitedComment(): TextComments {
  const comments = new TextComments({ doc: new Y.Doc(), author: { member: 'in-secretary', side: 'in' } });
  ends.push(comments.follow());
  comments.select({
    anchor: () => ({ language: 'en', part: 'c-1', range: null }),
    thread: () => null,
    at: null,
    focus: () => undefined,
  });
  function Room() {
    useHeldKeys(comments);
    return null;
  }
  const root = createRoot(document.createElement('div'));
  act(() => root.render(<Room />));
  ends.push(() => act(() => root.unmount()));
  act(() => comments.begin());
  return comments;
}

/** True when the key goes on to the text. */
function press(key: string, modifiers: KeyboardEventInit = {}): boolean {
  let isThrough = true;
  act(() => {
    isThrough = window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, ...modifiers }));
  });
  return isThrough;
}

test('letters, corrections and new lines belong to the comment that has been asked for; commands do not', () => {
  const comments = awaitedComment();
  for (const key of ['A', 'b', 'x', 'Backspace', 'Enter', 'c', 'Delete']) expect(press(key)).toBe(false);
  expect(comments.typedFor('')).toBe('Ab\nc');
  expect(press('s', { ctrlKey: true })).toBe(true);
  expect(press('ArrowLeft')).toBe(true);
});

test("sent before its panel has come, the comment is sent, and the keys are the text's again", () => {
  const comments = awaitedComment();
  for (const key of ['N', 'o']) press(key);
  expect(press('Enter', { ctrlKey: true })).toBe(false);
  expect(comments.state.threads.map(({ entries }) => entries)).toMatchObject([
    [{ kind: 'open', words: 'No' }],
  ]);
  expect(comments.state).toMatchObject({ draft: null, wish: null });
  expect(press('x')).toBe(true);
});
