import type { Transaction } from 'kysely';
import { FactName, systemFact, type AuditFact } from '#shared/audit/audit-fact.ts';
import type { Instant } from '#shared/core/instant.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { Schema } from '#server/database/schema.ts';
import { firstSides } from './first-sides.ts';

const LANGUAGES: readonly TextLanguage[] = [TextLanguage.en, TextLanguage.ru];

/** Gives an empty folder its workspace with the two Sides, in the caller's unit of work. Founded twice, nothing changes. */
export async function foundWorkspace(
  transaction: Transaction<Schema>,
  {
    at,
    recordFact,
  }: { at: Instant; recordFact: (transaction: Transaction<Schema>, fact: AuditFact) => Promise<void> },
): Promise<void> {
  const known = await transaction.selectFrom('workspace').select('id').executeTakeFirst();
  if (known !== undefined) return;
  await transaction
    .insertInto('workspace')
    .values({ id: 1, demonstration: 0, languages: JSON.stringify(LANGUAGES) })
    .execute();
  const rows = firstSides.map(({ id, label, name, timeZone }, position) => ({
    id,
    label,
    names: JSON.stringify(name),
    time_zone: timeZone,
    position,
  }));
  await transaction.insertInto('side').values(rows).execute();
  await recordFact(transaction, systemFact(at, FactName.workspaceFounded, 'workspace/1'));
}
