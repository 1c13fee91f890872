import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { OwnHistory } from '#client/drafting/parts/own-history.ts';

function aRoom() {
  const doc = new Y.Doc();
  const text = doc.getText('en');
  const manager = new Y.UndoManager(text, { trackedOrigins: new Set(['me']) });
  const history = new OwnHistory();
  history.follow(manager);
  const type = (words: string): void => doc.transact(() => text.insert(text.length, words), 'me');
  const command = (name: string): void => history.did(name, history.begin());
  return { text, manager, history, type, command };
}

test('the newest of typing and commands is taken back first', () => {
  const { text, manager, history, type, command } = aRoom();
  type('one ');
  command('move');
  // Within the time in which Yjs would add it to what was typed before.
  type('two');
  expect(history.toUndo(manager)).toBeNull();
  manager.undo();
  expect(text.toJSON()).toBe('one ');
  expect(history.toUndo(manager)).toBe('move');
  history.turned('move', 'move back');
  expect(history.toUndo(manager)).toBeNull();
  manager.undo();
  expect(text.toJSON()).toBe('');
});

test('what was taken back comes again in the order in which it went', () => {
  const { text, manager, history, type, command } = aRoom();
  type('one');
  command('move');
  history.turned('move', 'move back');
  manager.undo();
  expect(history.toRedo(manager)).toBeNull();
  manager.redo();
  expect(text.toJSON()).toBe('one');
  expect(history.toRedo(manager)).toBe('move back');
  history.turned('move back', 'moved again');
  expect(history.toRedo(manager)).toBeNull();
  expect(history.toUndo(manager)).toBe('moved again');
});

test('whoever does something new has nothing to do again', () => {
  const { manager, history, type, command } = aRoom();
  command('move');
  history.turned('move', 'move back');
  type('one');
  expect(history.toRedo(manager)).toBeNull();
  manager.undo();
  command('split');
  expect(manager.redoStack).toEqual([]);
});

test('a command that cannot be taken back any more is passed over', () => {
  const { manager, history, command } = aRoom();
  command('first');
  command('second');
  history.forget('second');
  expect(history.toUndo(manager)).toBe('first');
});
