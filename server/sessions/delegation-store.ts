import type { Kysely, Transaction } from 'kysely';
import type { SessionId, SideId } from '#shared/core/id.ts';
import { type Delegation, delegationSchema, type DelegationList } from '#shared/sessions/delegation.ts';
import type { Schema } from '#server/database/schema.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

/** The lists of both Sides in the Sides' stable order; one that was never written is empty, at revision 0. */
export async function readDelegations(db: Source, session: SessionId): Promise<Delegation[]> {
  const sides = await db
    .selectFrom('side')
    .leftJoin('session_delegation as own', (join) =>
      join.onRef('own.side', '=', 'side.id').on('own.session', '=', session),
    )
    .select(['side.id', 'own.revision'])
    .orderBy('side.position')
    .execute();
  const rows = await db
    .selectFrom('session_delegate as delegate')
    .leftJoin('member', 'member.id', 'delegate.member')
    .select(['delegate.side', 'delegate.role', 'delegate.office_names', 'delegate.names', 'delegate.member'])
    .select('member.names as member_names')
    .where('delegate.session', '=', session)
    .orderBy('delegate.position')
    .execute();
  return sides.map(({ id, revision }) =>
    delegationSchema.parse({
      side: id,
      revision: revision ?? 0,
      delegates: rows
        .filter(({ side }) => side === id)
        .map((row) => ({
          role: row.role,
          office: nameIn(row.office_names),
          name: nameIn(row.member_names ?? row.names),
          member: row.member,
        })),
    }),
  );
}

/** The whole list of a Side anew, in order of precedence. */
export async function putDelegation(
  transaction: Transaction<Schema>,
  { session, side }: { session: SessionId; side: SideId },
  { expectedRevision, delegates }: DelegationList,
): Promise<void> {
  const revision = expectedRevision + 1;
  await transaction
    .insertInto('session_delegation')
    .values({ session, side, revision })
    .onConflict((conflict) => conflict.columns(['session', 'side']).doUpdateSet({ revision }))
    .execute();
  const own = transaction.deleteFrom('session_delegate').where('session', '=', session);
  await own.where('side', '=', side).execute();
  for (const [index, { role, office, name, member }] of delegates.entries()) {
    const names = { office_names: textOf(office), names: textOf(name), member };
    await transaction
      .insertInto('session_delegate')
      .values({ session, side, position: index + 1, role, ...names })
      .execute();
  }
}

function nameIn(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

function textOf(name: object | null): string | null {
  return name === null ? null : JSON.stringify(name);
}
