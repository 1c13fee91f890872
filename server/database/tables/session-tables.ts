import type { Generated } from 'kysely';
import type { CalendarDay } from '#shared/core/instant.ts';

/** Columns ending in `names` hold JSON: a name in every language of the interface. */
export type SessionRow = {
  id: string;
  number: number;
  stage: string;
  place_names: string | null;
  starts_on: CalendarDay | null;
  ends_on: CalendarDay | null;
  /** Counts its changes: a command says which one it was given on. */
  revision: Generated<number>;
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

/** A list that was written at least once. */
export type SessionDelegationRow = { session: string; side: string; revision: number };

export type SessionDelegateRow = {
  session: string;
  side: string;
  /** Order of precedence, from 1. */
  position: number;
  role: string;
  office_names: string | null;
  /** Null for a member, whose name has an owner already, and for whoever is not named. */
  names: string | null;
  member: string | null;
};

export type SessionTables = {
  session: SessionRow;
  session_co_chair: SessionCoChairRow;
  session_sub_group: SessionSubGroupRow;
  session_delegation: SessionDelegationRow;
  session_delegate: SessionDelegateRow;
};
