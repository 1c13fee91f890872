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

export type MemberRow = {
  id: string;
  /** Null for an administrator. */
  side: string | null;
  names: string;
  position: number;
  /** Of the interface, as last told by a browser; null: none has. */
  locale: Generated<string | null>;
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

export type SessionRow = {
  id: string;
  number: number;
  stage: string;
  place_names: string | null;
  starts_on: CalendarDay | null;
  ends_on: CalendarDay | null;
};

export type SessionCoChairRow = {
  session: string;
  side: string;
  names: string;
};

export type SessionSubGroupRow = {
  session: string;
  sub_group: string;
};

export type MemberTables = {
  workspace: WorkspaceRow;
  side: SideRow;
  sub_group: SubGroupRow;
  member: MemberRow;
  member_role: MemberRoleRow;
  sub_group_member: SubGroupMemberRow;
  session: SessionRow;
  session_co_chair: SessionCoChairRow;
  session_sub_group: SessionSubGroupRow;
};
