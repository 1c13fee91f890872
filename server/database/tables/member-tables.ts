import type { Generated } from 'kysely';
import type { CalendarDay } from '#shared/core/instant.ts';

/** One row, id 1, once the workspace is founded. */
export type WorkspaceRow = {
  id: number;
  /** 1: every screen and export says so. */
  demonstration: number;
  /** JSON: languages in which this workspace writes texts. */
  languages: string;
  /** What is done with a last day that is a day off. */
  working_day_rule: Generated<string>;
  /** Of a demonstration: the day that its clock was set to; null: its scenario's. */
  business_date: Generated<CalendarDay | null>;
  /** Of a demonstration: which one was seeded. */
  scenario: Generated<string | null>;
  /** JSON: roles whose members must log in with a second factor. */
  second_factor_roles: Generated<string>;
  /** In which order the Sides stand for somebody of neither. */
  side_order: Generated<string>;
};

/** Columns ending in `names` hold JSON: a name in every language of the interface. */
export type SideRow = {
  id: string;
  label: string;
  names: string;
  time_zone: string;
  position: number;
};

export type SubGroupRow = {
  id: string;
  names: string;
  position: number;
  /** First and last day, both inclusive; null: until further notice. */
  valid_from: CalendarDay;
  valid_to: CalendarDay | null;
};

/** What a sub-group was called up to a day, inclusive. */
export type SubGroupFormerNameRow = { sub_group: string; until: CalendarDay; names: string };

/** Who leads a sub-group for a Side: a body, a person, or a person of a body. */
export type SubGroupLeadRow = {
  sub_group: string;
  side: string;
  body: string | null;
  member: string | null;
  valid_from: CalendarDay;
  valid_to: CalendarDay | null;
};

export type MemberRow = {
  id: string;
  /** Null for an administrator. */
  side: string | null;
  names: string;
  position: number;
  /** Of the interface, as last told by a browser; null: none has. */
  locale: Generated<string | null>;
  /** Kept out since then (ms); null: not at all. */
  suspended_at: Generated<number | null>;
};

/** A link by which somebody becomes a member. It ends once: used, withdrawn, or replaced. */
export type InvitationRow = {
  id: string;
  token_digest: string;
  kind: 'set-up' | 'member';
  side: string | null;
  role: string;
  /** JSON: ids. */
  sub_groups: string;
  name: string | null;
  email: string | null;
  issued_by: string | null;
  issued_at: number;
  expires_at: number;
  ended_at: number | null;
  ending: 'used' | 'withdrawn' | null;
};

/** One role at a time: an open period ends before the next begins. */
export type MemberRoleRow = {
  member: string;
  role: string;
  valid_from: CalendarDay;
  valid_to: CalendarDay | null;
};

export type SubGroupMemberRow = {
  sub_group: string;
  member: string;
  valid_from: CalendarDay;
  valid_to: CalendarDay | null;
};

export type MemberTables = {
  workspace: WorkspaceRow;
  side: SideRow;
  sub_group: SubGroupRow;
  sub_group_former_name: SubGroupFormerNameRow;
  sub_group_lead: SubGroupLeadRow;
  member: MemberRow;
  member_role: MemberRoleRow;
  sub_group_member: SubGroupMemberRow;
  invitation: InvitationRow;
};
