import { describe, expect, test } from 'vitest';
import {
  cleanComment,
  type CommentEntry,
  readCommentEntry,
} from '#shared/drafting/comments/comment-entry.ts';
import { concerns, nextTurn, threadsOf } from '#shared/drafting/comments/comment-threads.ts';
import { findWords } from '#shared/drafting/comments/find-words.ts';
import { mentionedIn, mentionOf, piecesOf, withMentions } from '#shared/drafting/comments/mentions.ts';

const key = (last: number): string => `7f1c1d5e-0a52-4c7e-9f5e-${String(last).padStart(12, '0')}`;
const thread = key(1);
const author = { member: 'in-secretary', side: 'in' };
const other = { member: 'ru-secretary', side: 'ru' };

const opening: CommentEntry = {
  ...author,
  kind: 'open',
  thread,
  turn: 0,
  at: 100,
  words: 'Why?',
  anchor: { part: 'c-1', language: 'en', range: null },
};
const reply = (turn: number, at: number, words = 'Because.'): CommentEntry => ({
  ...other,
  kind: 'reply',
  thread,
  turn,
  at,
  words,
});
const state = (kind: 'resolve' | 'reopen', turn: number, at: number): CommentEntry => ({
  ...other,
  kind,
  thread,
  turn,
  at,
});

describe('threads', () => {
  test('have their entries in one order on every screen, whatever the clocks of their authors say', () => {
    const entries: [string, unknown][] = [
      [key(4), reply(2, 50, 'third')],
      [thread, opening],
      [key(3), reply(1, 10, 'second')],
      [key(2), reply(1, 10, 'first')],
    ];
    const words = (all: [string, unknown][]): unknown =>
      threadsOf(all)[0]?.entries.map((entry) => ('words' in entry ? entry.words : entry.kind));
    expect(words(entries)).toEqual(['Why?', 'first', 'second', 'third']);
    expect(words(entries.toReversed())).toEqual(words(entries));
  });

  test('are resolved by the latest turn, not by the latest clock', () => {
    const resolved: [string, unknown][] = [
      [thread, opening],
      [key(2), state('resolve', 1, 9000)],
    ];
    expect(threadsOf(resolved)[0]?.isResolved).toBe(true);
    const [found] = threadsOf(resolved);
    if (found === undefined) throw new Error('no thread');
    const reopened = [...resolved, [key(3), state('reopen', nextTurn(found), 1)] as [string, unknown]];
    expect(threadsOf(reopened)[0]?.isResolved).toBe(false);
  });

  test('pass over what is no entry, and replies whose thread was taken back', () => {
    expect(threadsOf([[key(2), reply(1, 1)]])).toEqual([]);
    expect(
      threadsOf([
        [key(5), 'hello'],
        [thread, { ...opening, extra: 1 }],
        [key(6), null],
      ]),
    ).toEqual([]);
  });

  test('are mine when I wrote in them or am mentioned', () => {
    const [found] = threadsOf([
      [thread, opening],
      [key(2), reply(1, 1, `See ${mentionOf('ru-cochair')}`)],
    ]);
    if (found === undefined) throw new Error('no thread');
    const mine = ['in-secretary', 'ru-secretary', 'ru-cochair', 'in-cochair'].map((m) => concerns(found, m));
    expect(mine).toEqual([true, true, true, false]);
  });
});

test('an entry opens a thread under its own key only, and continues one under any other', () => {
  expect(readCommentEntry(thread, opening)).toEqual(opening);
  expect(readCommentEntry(key(2), opening)).toBeNull();
  expect(readCommentEntry(key(2), reply(1, 1))).toEqual(reply(1, 1));
  expect(readCommentEntry(thread, reply(1, 1))).toBeNull();
});

test('what was typed is cleaned to what an entry may hold', () => {
  const typed = ' \u0007Привет,\r\nмир\u0000 ';
  expect(cleanComment(typed)).toBe('Привет,\nмир');
  expect(readCommentEntry(key(2), reply(1, 1, cleanComment(typed)))).not.toBeNull();
  expect(readCommentEntry(key(2), reply(1, 1, typed))).toBeNull();
  expect(cleanComment(' \n ')).toBe('');
});

describe('mentions', () => {
  test('are stored by member and read back in order', () => {
    const chosen = new Map([
      ['Elena Sokolova', 'ru-secretary'],
      ['Elena', 'ru-interpreter'],
    ]);
    const words = withMentions('@Elena Sokolova and @Elena, please. me@x.org', chosen);
    expect(words).toBe('@[ru-secretary] and @[ru-interpreter], please. me@x.org');
    expect(mentionedIn(`${words} ${words}`)).toEqual(['ru-secretary', 'ru-interpreter']);
    expect(piecesOf(words)).toEqual([
      { member: 'ru-secretary' },
      { words: ' and ' },
      { member: 'ru-interpreter' },
      { words: ', please. me@x.org' },
    ]);
  });

  test('that are none stay words', () => {
    expect(piecesOf('a @[X] b')).toEqual([{ words: 'a @[X] b' }]);
    expect(piecesOf('')).toEqual([]);
  });
});

describe('words are found again', () => {
  test.each([
    ['exactly', 'one two one', 'one', 8, 'one', 8],
    ['nearest to where they stood', 'one two one', 'one', 2, 'one', 0],
    ['whatever their capitals', 'THE SIDES agreed', 'the sides', 0, 'THE SIDES', 0],
    ['whatever their spaces', 'the\u00a0  Sides', 'the Sides', 0, 'the\u00a0  Sides', 0],
    ['whatever their quotation marks', 'о «горной» отрасли', '"горной"', 0, '«горной»', 2],
    ['whatever their dashes', '2025–2026', '2025-2026', 0, '2025–2026', 0],
    ['however Devanagari is composed', 'क\u093cानून बनाया', '\u0958ानून', 0, 'क\u093cानून', 0],
    ['however Cyrillic is composed', 'наи\u0306ден', 'на\u0439ден', 0, 'наи\u0306ден', 0],
  ])('%s', (...[, words, quote, near, expected, from]) => {
    const found = findWords(words, quote, near);
    expect(found?.from).toBe(from);
    expect(found === null ? null : words.slice(found.from, found.to)).toBe(expected);
  });

  test('or nowhere', () => {
    expect(findWords('one two', 'three', 0)).toBeNull();
    expect(findWords('one two', '\u00ad', 0)).toBeNull();
    expect(findWords('', 'x', 0)).toBeNull();
  });
});
