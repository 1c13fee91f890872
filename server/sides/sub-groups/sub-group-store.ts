import type { Kysely, Transaction } from 'kysely';
import { addDays } from '#shared/core/calendar-day.ts';
import { type SideId, type SubGroupId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import {
  type LeadChoice,
  type LedSubGroup,
  type NewSubGroup,
  type SubGroupValidity,
  ledSubGroupSchema,
} from '#shared/sides/sub-group-command.ts';
import type { Schema } from '#server/database/schema.ts';
import { readSubGroups } from '#server/sides/side-store.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

/** Those of every time, with those who lead and have led them. */
export async function readLedSubGroups(db: Source): Promise<LedSubGroup[]> {
  const subGroups = await readSubGroups(db);
  const leads = await db
    .selectFrom('sub_group_lead as lead')
    .leftJoin('member', 'member.id', 'lead.member')
    .select(['lead.sub_group', 'lead.side', 'lead.body', 'lead.member'])
    .select(['lead.valid_from', 'lead.valid_to', 'member.names'])
    .orderBy('lead.valid_from')
    .orderBy('lead.side')
    .execute();
  return subGroups.map((each) =>
    ledSubGroupSchema.parse({
      ...each,
      leads: leads
        .filter(({ sub_group }) => sub_group === each.id)
        .map(({ side, body, member, names, valid_from, valid_to }) => ({
          side,
          body,
          member: names === null ? null : { id: member, name: JSON.parse(names) },
          validFrom: valid_from,
          validTo: valid_to,
        })),
    }),
  );
}

/** At the end of the list. */
export async function insertSubGroup(
  transaction: Transaction<Schema>,
  id: SubGroupId,
  { name, validFrom, validTo }: NewSubGroup,
): Promise<void> {
  const last = await transaction
    .selectFrom('sub_group')
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst();
  const position = (last?.position ?? -1) + 1;
  const period = { valid_from: validFrom, valid_to: validTo };
  await transaction
    .insertInto('sub_group')
    .values({ id, names: JSON.stringify(name), position, ...period })
    .execute();
}

/** `former`: what it was called until then; null: the name of today was never right. */
export async function renameSubGroup(
  transaction: Transaction<Schema>,
  id: SubGroupId,
  { name, former }: { name: LocalizedName; former: { until: CalendarDay; name: LocalizedName } | null },
): Promise<void> {
  if (former !== null) {
    await transaction
      .insertInto('sub_group_former_name')
      .values({ sub_group: id, until: former.until, names: JSON.stringify(former.name) })
      .execute();
  }
  await transaction
    .updateTable('sub_group')
    .set({ names: JSON.stringify(name) })
    .where('id', '=', id)
    .execute();
}

export async function updateValidity(
  transaction: Transaction<Schema>,
  id: SubGroupId,
  { validFrom, validTo }: SubGroupValidity,
): Promise<void> {
  await transaction
    .updateTable('sub_group')
    .set({ valid_from: validFrom, valid_to: validTo })
    .where('id', '=', id)
    .execute();
}

/** From that day on; whoever led before did so up to the day before. */
export async function putLead(
  transaction: Transaction<Schema>,
  { subGroup, side, lead }: { subGroup: SubGroupId; side: SideId; lead: LeadChoice },
  day: CalendarDay,
): Promise<void> {
  await transaction
    .deleteFrom('sub_group_lead')
    .where('sub_group', '=', subGroup)
    .where('side', '=', side)
    .where('valid_from', '>=', day)
    .execute();
  await transaction
    .updateTable('sub_group_lead')
    .set({ valid_to: addDays(day, -1) })
    .where('sub_group', '=', subGroup)
    .where('side', '=', side)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .execute();
  if (lead.body === null && lead.member === null) return;
  await transaction
    .insertInto('sub_group_lead')
    .values({ sub_group: subGroup, side, ...lead, valid_from: day, valid_to: null })
    .execute();
}
