import type { Person } from '#client/sync/presence.ts';

type Known = ReadonlyMap<string, string>;
export type PeopleNews = { came: readonly string[]; left: readonly string[] };

/** By member: one person in two tabs is one. Oneself is no news. */
export function othersOf(people: readonly Person[]): Known {
  return new Map(people.filter(({ isMe }) => !isMe).map(({ member, name }) => [member, name]));
}

/** Names of who came and who left between two moments; whoever went and came back in between did neither. */
export function peopleNews(before: Known, now: Known): PeopleNews {
  return {
    came: [...now].flatMap(([member, name]) => (before.has(member) ? [] : [name])),
    left: [...before].flatMap(([member, name]) => (now.has(member) ? [] : [name])),
  };
}
