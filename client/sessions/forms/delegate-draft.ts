import { nameOrNone, nothingWritten, type Written } from '#client/ui/localized-fields.tsx';
import type { MemberId } from '#shared/core/id.ts';
import { type Delegate, DelegateRole, type DelegationList } from '#shared/sessions/delegation.ts';

/** A place of the list as somebody fills it in; `key` tells places apart while they move. */
export type DelegateDraft = {
  readonly key: number;
  readonly role: DelegateRole;
  readonly office: Written;
  readonly name: Written;
  readonly member: MemberId | null;
};

export function draftsOf(delegates: readonly Delegate[]): readonly DelegateDraft[] {
  return delegates.map(({ role, office, name, member }, key) => ({
    key,
    role,
    office: office ?? nothingWritten,
    // Of a member the member's own, which has its owner.
    name: member === null ? (name ?? nothingWritten) : nothingWritten,
    member,
  }));
}

/** One place more, at the end; the first of a list leads it. */
export function withOneMore(drafts: readonly DelegateDraft[]): readonly DelegateDraft[] {
  const key = Math.max(-1, ...drafts.map((each) => each.key)) + 1;
  const role = drafts.length === 0 ? DelegateRole.head : DelegateRole.member;
  return [...drafts, { key, role, office: nothingWritten, name: nothingWritten, member: null }];
}

/** The place `by` further down, or up when negative; at the ends it stays where it is. */
export function moved(drafts: readonly DelegateDraft[], key: number, by: 1 | -1): readonly DelegateDraft[] {
  const from = drafts.findIndex((each) => each.key === key);
  const [one, other] = [drafts[from], drafts[from + by]];
  if (one === undefined || other === undefined) return drafts;
  return drafts.map((each) => (each === one ? other : each === other ? one : each));
}

export function listOfDrafts(drafts: readonly DelegateDraft[]): DelegationList['delegates'] {
  return drafts.map(({ role, office, name, member }) => ({
    role,
    office: nameOrNone(office),
    name: member === null ? nameOrNone(name) : null,
    member,
  }));
}
