import { expect, it } from 'vitest';
import { othersOf, peopleNews } from '#client/drafting/presence/people-news.ts';
import type { Person } from '#client/sync/presence.ts';

const person = (member: string, isMe = false): Person => ({
  member,
  name: member.toUpperCase(),
  side: null,
  isMe,
  language: null,
  part: null,
});

it('names who came and who left, and never oneself', () => {
  const before = othersOf([person('me', true), person('ann'), person('bob')]);
  const now = othersOf([person('ann'), person('carl')]);
  expect(peopleNews(before, now)).toEqual({ came: ['CARL'], left: ['BOB'] });
});

it('has nothing to tell about whoever went and came back meanwhile', () => {
  const before = othersOf([person('ann')]);
  expect(peopleNews(before, othersOf([person('ann')]))).toEqual({ came: [], left: [] });
});
