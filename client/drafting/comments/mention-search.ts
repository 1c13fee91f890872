import type { NamedMember } from './use-member-names.ts';

/** Names offered at once: more would hide what one is writing. */
const OFFERED = 6;

/** What stands between an `@` and the caret; null when the caret is not in a name. */
export function mentionBefore(typed: string, caret: number): { at: number; query: string } | null {
  const found = /(?:^|[\s([«"])@([\p{L}\p{M}'’-]*(?: [\p{L}\p{M}'’-]+)?)$/u.exec(typed.slice(0, caret));
  const query = found?.[1];
  return query === undefined ? null : { at: caret - query.length - 1, query };
}

/** Members of whose name some word begins so, whatever the capitals. */
export function membersNamed(members: readonly NamedMember[], query: string): readonly NamedMember[] {
  const wanted = query.toLocaleLowerCase();
  const begins = ({ name }: NamedMember): boolean => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.includes(` ${wanted}`);
  };
  return members.filter(begins).slice(0, OFFERED);
}
