import { z } from 'zod/mini';

/** What a member is to the working group. One at a time; membership of sub-groups is counted apart. */
export const Role = {
  coChair: 'co-chair',
  secretary: 'secretary',
  subGroupCoChair: 'sub-group-co-chair',
  subGroupMember: 'sub-group-member',
  interpreter: 'interpreter',
  expert: 'expert',
  observer: 'observer',
  /** Of neither Side; sees no text. */
  administrator: 'administrator',
} as const;
export type Role = (typeof Role)[keyof typeof Role];

export const roleSchema = z.enum(Role);
