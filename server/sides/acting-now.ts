import type { Kysely, Transaction } from 'kysely';
import type { AuditFact } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { CalendarDay, Instant } from '#shared/core/instant.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Schema } from '#server/database/schema.ts';
import type { BusinessCalendar, Clock } from '#server/platform/clock.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import { readMembers } from './member-store.ts';

/** What commands on the workspace are given upon. */
export type CommandGround = {
  db: Kysely<Schema>;
  clock: Clock;
  calendar: BusinessCalendar;
  /** Port: the record of facts stands to the right of `sides`. */
  recordFact: (transaction: Transaction<Schema>, fact: AuditFact) => Promise<void>;
  /** Told once something is stored: screens that show it ask again. */
  onChange: () => void;
};

/**
 * Who asks, as the unit of work finds them: commands wait for each other, and the one before may have taken the right
 * away. Refuses with `forbidden` whoever is no member any more.
 */
export async function actingNow(
  transaction: Transaction<Schema>,
  asking: Member,
  today: CalendarDay,
): Promise<Member> {
  const [member] = await readMembers(transaction, today, { only: asking.id });
  if (member === undefined) throw new AppError(ErrorCode.forbidden, 'kept out meanwhile');
  return member;
}

type Change = Pick<AuditFact, 'fact' | 'thing' | 'details' | 'readers'> & { before: unknown; after: unknown };

/** What somebody has changed, with the digests of how it stood before and after; null for what was not there. */
export function changeFact(
  { id, side, role }: Member,
  at: Instant,
  { before, after, ...fact }: Change,
): AuditFact {
  const actor = { member: id, side, role };
  return { at, actor, digestBefore: digestOf(before), digestAfter: digestOf(after), ...fact };
}

const digestOf = (state: unknown): string | null =>
  state === null ? null : sha256Hex(Buffer.from(JSON.stringify(state)));
