import type { Transaction } from 'kysely';
import { FactName, systemFact } from '#shared/audit/audit-fact.ts';
import type { Instant } from '#shared/core/instant.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import type { Schema } from '#server/database/schema.ts';
import { type SeededMember, demoMembers } from './demo-members.ts';

/** First day of every appointment in the demonstration: before the earliest scenario. */
const APPOINTED_ON = '2025-01-01';

/** Appoints whoever is missing, with the user that may log in as that member. */
export async function seedMembers(transaction: Transaction<Schema>, at: Instant): Promise<void> {
  const rows = await transaction.selectFrom('member').select('id').execute();
  const known = new Set(rows.map((row) => row.id));
  for (const [position, member] of demoMembers.entries()) {
    if (!known.has(member.id)) await appoint(transaction, { member, position, at });
  }
}

async function appoint(
  transaction: Transaction<Schema>,
  { member, position, at }: { member: SeededMember; position: number; at: Instant },
): Promise<void> {
  const { id, side, role, subGroup, name } = member;
  await transaction
    .insertInto('member')
    .values({ id, side, names: JSON.stringify(name), position })
    .execute();
  const period = { member: id, valid_from: APPOINTED_ON, valid_to: null };
  await transaction
    .insertInto('member_role')
    .values({ ...period, role })
    .execute();
  if (subGroup !== null) {
    await transaction
      .insertInto('sub_group_member')
      .values({ ...period, sub_group: subGroup })
      .execute();
  }
  const created = new Date(at).toISOString();
  await transaction
    .insertInto('user')
    .values({
      id,
      name: name.en,
      email: `${id}@demonstration.invalid`,
      emailVerified: 0,
      image: null,
      createdAt: created,
      updatedAt: created,
    })
    .execute();
  const fact = systemFact(at, FactName.memberAppointed, `member/${id}`);
  await recordFact(transaction, { ...fact, details: { side, role, subGroup } });
}
