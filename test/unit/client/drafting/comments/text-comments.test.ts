import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type CommentableSelection, TextComments } from '#client/drafting/comments/text-comments.ts';
import type { CommentAnchor } from '#shared/drafting/comments/comment-anchor.ts';

const anchorOn = (part: string): CommentAnchor => ({ language: 'en', part, range: null });

const selected = (anchor: CommentAnchor | null, thread: string | null = null): CommentableSelection => ({
  anchor: () => anchor,
  thread: () => thread,
  at: null,
  focus: () => undefined,
});

const someComments = (): TextComments =>
  new TextComments({ doc: new Y.Doc(), author: { member: 'in-secretary', side: 'in' } });

test('asking for a comment again asks for the focus again and keeps what is typed', () => {
  const comments = someComments();
  comments.select(selected(anchorOn('c-1')));
  comments.begin();
  expect(comments.state).toMatchObject({ isOpen: true, wish: 'box ', draft: { part: 'c-1' } });
  comments.wishFocus(null);
  comments.type('', 'Half a thou');
  comments.select(selected(anchorOn('c-2')));
  comments.begin();
  expect(comments.state).toMatchObject({ wish: 'box ', draft: { part: 'c-2' } });
  expect(comments.typedFor('')).toBe('Half a thou');
});

test('inside words under discussion it goes to their thread, and a comment that is being written stays', () => {
  const comments = someComments();
  comments.select(selected(anchorOn('c-1')));
  comments.begin();
  comments.select(selected(anchorOn('c-2'), 'a thread'));
  comments.begin();
  expect(comments.state).toMatchObject({ wish: 'card a thread', active: 'a thread', draft: { part: 'c-1' } });
});

test('without any caret it opens the panel, and loses nothing that was begun', () => {
  const comments = someComments();
  comments.begin();
  expect(comments.state).toMatchObject({ isOpen: true, wish: 'heading', draft: null });
  comments.select(selected(anchorOn('c-1')));
  comments.begin();
  comments.select(null);
  comments.begin();
  expect(comments.state).toMatchObject({ wish: 'box ', draft: { part: 'c-1' } });
});

test('what is typed is told at once, to whatever box comes; a panel that closes wants no focus', () => {
  const comments = someComments();
  const heard: string[] = [];
  comments.subscribe(() => heard.push(comments.typedFor('')));
  comments.type('', 'T');
  comments.type('', 'To');
  expect(heard).toEqual(['T', 'To']);
  comments.select(selected(anchorOn('c-1')));
  comments.begin();
  comments.leave();
  expect(comments.state).toMatchObject({ isOpen: false, wish: null });
});
