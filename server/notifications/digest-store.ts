import type { Kysely, Transaction } from 'kysely';
import type { MemberId } from '#shared/core/id.ts';
import type { CalendarDay, Instant } from '#shared/core/instant.ts';
import {
  type DigestSettings,
  digestSettingsSchema,
  firstDigestSettings,
} from '#shared/notifications/digest.ts';
import type { Schema } from '#server/database/schema.ts';

export async function readSettings(db: Kysely<Schema>, member: MemberId): Promise<DigestSettings> {
  const row = await db
    .selectFrom('digest_setting')
    .selectAll()
    .where('member', '=', member)
    .executeTakeFirst();
  if (row === undefined) return firstDigestSettings;
  return digestSettingsSchema.parse({
    minuteOfDay: row.minute_of_day,
    isSubscribed: row.is_subscribed === 1,
    locale: row.locale,
  });
}

export async function putSettings(
  db: Kysely<Schema>,
  member: MemberId,
  { minuteOfDay, isSubscribed, locale }: DigestSettings,
): Promise<void> {
  const kept = { minute_of_day: minuteOfDay, is_subscribed: isSubscribed ? 1 : 0, locale };
  await db
    .insertInto('digest_setting')
    .values({ member, ...kept })
    .onConflict((conflict) => conflict.column('member').doUpdateSet(kept))
    .execute();
}

/** The address of the member's login; null: it has none. */
export async function readAddress(db: Kysely<Schema>, member: MemberId): Promise<string | null> {
  const row = await db.selectFrom('user').select('email').where('id', '=', member).executeTakeFirst();
  return row?.email ?? null;
}

/** True once a day and member, and again after a refusal as long as there were fewer than `mostFailures`. */
export async function claimDay(
  transaction: Transaction<Schema>,
  claim: { member: MemberId; day: CalendarDay; at: Instant; mostFailures: number },
): Promise<boolean> {
  const { member, day, at, mostFailures } = claim;
  const claimed = await transaction
    .insertInto('digest_sent')
    .values({ member, day, at, failures: 0, is_open: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['member', 'day'])
        .doUpdateSet({ at, is_open: 0 })
        .where('digest_sent.is_open', '=', 1)
        .where('digest_sent.failures', '<', mostFailures),
    )
    .returning('member')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** The mail server has refused it: it was not sent. */
export async function reopenDay(db: Kysely<Schema>, member: MemberId, day: CalendarDay): Promise<void> {
  await db
    .updateTable('digest_sent')
    .set((eb) => ({ is_open: 1, failures: eb('failures', '+', 1) }))
    .where('member', '=', member)
    .where('day', '=', day)
    .execute();
}
