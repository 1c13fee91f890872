import type { Transaction } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import { demoDelegations } from './demo-delegations.ts';

const SESSION = 'session-11';

/** The lists of both Sides; what somebody has written since stays. */
export async function seedDelegations(transaction: Transaction<Schema>): Promise<void> {
  for (const [side, delegates] of Object.entries(demoDelegations)) {
    const own = transaction.selectFrom('session_delegation').select('revision');
    const known = await own.where('session', '=', SESSION).where('side', '=', side).executeTakeFirst();
    if (known !== undefined) continue;
    const list = { session: SESSION, side };
    await transaction
      .insertInto('session_delegation')
      .values({ ...list, revision: 1 })
      .execute();
    const rows = delegates.map(({ role, office, member }, index) => ({
      ...list,
      position: index + 1,
      role,
      office_names: JSON.stringify(office),
      names: null,
      member,
    }));
    await transaction.insertInto('session_delegate').values(rows).execute();
  }
}
