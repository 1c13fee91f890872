import type { Kysely } from 'kysely';
import type { MemberId } from '#shared/core/id.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Schema } from '#server/database/schema.ts';
import type { BusinessCalendar } from '#server/platform/clock.ts';
import { putLocale, readLocale, readMember, readMembers } from './member-store.ts';

/** Who acts for a Side today. */
export type MemberService = {
  /** Null for one who is not appointed today, or kept out. */
  findMember(id: MemberId): Promise<Member | null>;
  /** Those who are kept out as well: what they wrote keeps its name. */
  listMembers(): Promise<Member[]>;
  /** Without those who are kept out. */
  listActive(): Promise<Member[]>;
  /** The language of the member's interface; null: no browser has told it. */
  localeOf(id: MemberId): Promise<Locale | null>;
  chooseLocale(id: MemberId, locale: Locale): Promise<void>;
};

/** Members as they are appointed today, by the business calendar. */
export function createMemberService(options: {
  db: Kysely<Schema>;
  reads: Kysely<Schema>;
  calendar: BusinessCalendar;
}): MemberService {
  const { db, reads, calendar } = options;
  return {
    findMember: (id) => readMember(reads, calendar.today(), id),
    listMembers: () => readMembers(db, calendar.today(), { withSuspended: true }),
    listActive: () => readMembers(db, calendar.today()),
    localeOf: (id) => readLocale(db, id),
    chooseLocale: (id, locale) => putLocale(db, id, locale),
  };
}
