import { randomInt } from 'node:crypto';
import type { Transaction } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { FactName } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { addDays } from '#shared/core/calendar-day.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type SideId, type SubGroupId, sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { sameName } from '#shared/sides/written-name.ts';
import type { Member } from '#shared/sides/member.ts';
import { isValidOn } from '#shared/sides/sub-group.ts';
import type {
  LeadChoice,
  LedSubGroup,
  NewSubGroup,
  SubGroupNaming,
  SubGroupValidity,
} from '#shared/sides/sub-group-command.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { AccessChanges } from '#server/platform/access-changes.ts';
import { type CommandGround, actingNow, changeFact } from '#server/sides/acting-now.ts';
import { readBodies } from '#server/sides/body-store.ts';
import { readMembers } from '#server/sides/member-store.ts';
import { readSides } from '#server/sides/side-store.ts';
import {
  insertSubGroup,
  putLead,
  readLedSubGroups,
  renameSubGroup,
  updateValidity,
} from './sub-group-store.ts';

/** Sub-groups, their names and who leads them; each counts for a period (domain rule 4). */
export type SubGroupService = {
  /** Those of every time; who leads them is known to everybody of both Sides. */
  list(): Promise<LedSubGroup[]>;
  /** Refuses with `forbidden`. */
  create(asking: Member, wanted: NewSubGroup): Promise<SubGroupId>;
  /** Refuses with `forbidden`, `not-found`, and `invalid-input` a day that lies before its beginning or its last name. */
  rename(asking: Member, id: string, naming: SubGroupNaming): Promise<void>;
  /** Refuses with `forbidden` and `not-found`. Whoever sits in it has its rights on these days and no others. */
  changeValidity(asking: Member, id: string, validity: SubGroupValidity): Promise<void>;
  /** By whoever looks after the Side; refuses with `forbidden`, `not-found`, and `invalid-input` what is not of that Side. */
  nameLead(asking: Member, of: { id: string; side: string }, lead: LeadChoice): Promise<void>;
};

type Options = CommandGround & { access: AccessChanges };

export function createSubGroupService(options: Options): SubGroupService {
  return {
    list: () => readLedSubGroups(options.db),
    create: (asking, wanted) => create(options, asking, wanted),
    rename: (asking, id, naming) => rename(options, { asking, id, naming }),
    changeValidity: (asking, id, validity) => changeValidity(options, { asking, id, validity }),
    nameLead: (asking, of, lead) => nameLead(options, { asking, ...of, lead }),
  };
}

async function create(options: Options, asking: Member, wanted: NewSubGroup): Promise<SubGroupId> {
  const id = subGroupIdSchema.parse(`group-${newLetters()}`);
  await inTransaction(options.db, async (transaction) => {
    const actor = await managing(options, transaction, asking);
    await insertSubGroup(transaction, id, wanted);
    const details = { name: wanted.name.en, validFrom: wanted.validFrom, validTo: wanted.validTo };
    const change = { fact: FactName.subGroupCreated, thing: `sub-group/${id}`, details };
    await record(options, transaction, actor, { ...change, before: null, after: wanted });
  });
  options.onChange();
  return id;
}

type Renaming = { asking: Member; id: string; naming: SubGroupNaming };

async function rename(options: Options, { asking, id, naming: { name, from } }: Renaming): Promise<void> {
  await inTransaction(options.db, async (transaction) => {
    const actor = await managing(options, transaction, asking);
    const subGroup = await known(transaction, id);
    const former = from === null ? null : formerName(subGroup, from);
    if (sameName(subGroup.name, name)) return;
    await renameSubGroup(transaction, subGroup.id, { name, former });
    const details = { from, nameBefore: subGroup.name.en, nameAfter: name.en };
    const change = { fact: FactName.subGroupRenamed, thing: `sub-group/${subGroup.id}`, details };
    await record(options, transaction, actor, { ...change, before: subGroup.name, after: name });
  });
  options.onChange();
}

/** What it was called up to the day before; null when the name of today begins on that day itself. */
function formerName({ name, formerNames, validFrom }: LedSubGroup, from: CalendarDay) {
  const until = addDays(from, -1);
  const last = formerNames.at(-1);
  if (from <= validFrom || (last !== undefined && until < last.until)) throw invalid('from');
  return last?.until === until ? null : { until, name };
}

type ValidityChange = { asking: Member; id: string; validity: SubGroupValidity };

async function changeValidity(options: Options, { asking, id, validity }: ValidityChange): Promise<void> {
  const today = options.calendar.today();
  const changed = await inTransaction(options.db, async (transaction) => {
    const actor = await managing(options, transaction, asking);
    const { id: subGroup, validFrom, validTo } = await known(transaction, id);
    if (validFrom === validity.validFrom && validTo === validity.validTo) return null;
    await updateValidity(transaction, subGroup, validity);
    const details = {
      fromBefore: validFrom,
      toBefore: validTo,
      fromAfter: validity.validFrom,
      toAfter: validity.validTo,
    };
    const change = { fact: FactName.subGroupValidityChanged, thing: `sub-group/${subGroup}`, details };
    const [before, after] = [{ validFrom, validTo }, validity];
    await record(options, transaction, actor, { ...change, before, after });
    return { subGroup, isFelt: isValidOn({ validFrom, validTo }, today) !== isValidOn(validity, today) };
  });
  if (changed === null) return;
  options.onChange();
  if (changed.isFelt) await options.access.subGroupChanged(changed.subGroup);
}

type LeadNaming = { asking: Member; id: string; side: string; lead: LeadChoice };

async function nameLead(options: Options, { asking, id, side, lead }: LeadNaming): Promise<void> {
  const of = sideIdSchema.safeParse(side);
  if (!of.success) throw missing();
  const today = options.calendar.today();
  await inTransaction(options.db, async (transaction) => {
    const actor = await actingNow(transaction, asking, today);
    if (!may(actor, Verb.manageMembers, { type: 'members', side: of.data })) {
      throw new AppError(ErrorCode.forbidden, 'not a Side of this member');
    }
    const isSide = (await readSides(transaction)).some((each) => each.id === of.data);
    if (!isSide) throw missing();
    const subGroup = await known(transaction, id);
    await requireOfSide(transaction, { side: of.data, lead, today });
    const before = leadOn(subGroup, of.data, today);
    if (before.body === lead.body && before.member === lead.member) return;
    await putLead(transaction, { subGroup: subGroup.id, side: of.data, lead }, today);
    const details = {
      ofSide: of.data,
      bodyBefore: before.body,
      memberBefore: before.member,
      bodyAfter: lead.body,
      memberAfter: lead.member,
    };
    const change = { fact: FactName.subGroupLeadNamed, thing: `sub-group/${subGroup.id}`, details };
    await record(options, transaction, actor, { ...change, before, after: lead });
  });
  options.onChange();
}

function leadOn({ leads }: LedSubGroup, side: SideId, day: CalendarDay): LeadChoice {
  const lead = leads.find((each) => each.side === side && isValidOn(each, day));
  return { body: lead?.body ?? null, member: lead?.member?.id ?? null };
}

/** An id of the other Side is refused like one that does not exist. */
async function requireOfSide(
  transaction: Transaction<Schema>,
  { side, lead, today }: { side: SideId; lead: LeadChoice; today: CalendarDay },
): Promise<void> {
  if (lead.body !== null) {
    const bodies = await readBodies(transaction);
    if (!bodies.some((body) => body.id === lead.body && body.side === side)) throw invalid('body');
  }
  if (lead.member !== null) {
    const [member] = await readMembers(transaction, today, { only: lead.member });
    if (member?.side !== side) throw invalid('member');
  }
}

/** Whoever may change the set itself; refuses with `forbidden`. */
async function managing(
  { calendar }: Options,
  transaction: Transaction<Schema>,
  asking: Member,
): Promise<Member> {
  const actor = await actingNow(transaction, asking, calendar.today());
  if (may(actor, Verb.manageSides, { type: 'workspace' })) return actor;
  throw new AppError(ErrorCode.forbidden, 'only an administrator changes the sub-groups');
}

async function known(transaction: Transaction<Schema>, id: string): Promise<LedSubGroup> {
  const found = (await readLedSubGroups(transaction)).find((each) => each.id === id);
  if (found === undefined) throw missing();
  return found;
}

function record(
  { clock, recordFact }: Options,
  transaction: Transaction<Schema>,
  actor: Member,
  change: Parameters<typeof changeFact>[2],
): Promise<void> {
  return recordFact(transaction, changeFact(actor, clock.now(), change));
}

const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const newLetters = (): string =>
  Array.from({ length: 8 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('');

const missing = (): AppError => new AppError(ErrorCode.notFound, 'no such sub-group, or no such Side');

function invalid(field: string): AppError {
  const details = { field, problem: 'custom' };
  return new AppError(ErrorCode.invalidInput, `${field} does not fit`, { details });
}
