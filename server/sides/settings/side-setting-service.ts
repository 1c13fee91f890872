import type { Transaction } from 'kysely';
import { z } from 'zod/mini';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { FactName } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { Member } from '#shared/sides/member.ts';
import type { SideOrder } from '#shared/sides/side-order.ts';
import type { SideCalendar } from '#shared/sides/side-calendar.ts';
import type { SideDetails, SideSettings } from '#shared/sides/side-settings.ts';
import type { Side } from '#shared/sides/side.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { type CommandGround, actingNow, changeFact } from '#server/sides/acting-now.ts';
import { readCalendars } from '#server/sides/body-store.ts';
import { readSideOrder, readSides, updateSide, updateSideOrder } from '#server/sides/side-store.ts';
import { deleteHoliday, deleteWorkingDay, putHoliday, putWeekend, putWorkingDay } from './calendar-store.ts';

export type DayOfSide = { side: string; day: string };

/** The Sides as data: label, names, zone, calendar, order. All commands refuse with `forbidden`, then with `not-found`. */
export type SideSettingService = {
  read(asking: Member): Promise<SideSettings>;
  /** Refuses with `conflict` the label of the other Side. */
  changeSide(asking: Member, side: string, details: SideDetails): Promise<void>;
  changeWeekend(asking: Member, side: string, weekend: readonly number[]): Promise<void>;
  /** Null: it is none any more. Refuses with `invalid-input` what is no day. */
  enterHoliday(asking: Member, of: DayOfSide, name: LocalizedName | null): Promise<void>;
  /** A day of a weekend on which the offices work. */
  enterWorkingDay(asking: Member, of: DayOfSide, isWorked: boolean): Promise<void>;
  chooseOrder(asking: Member, order: SideOrder): Promise<void>;
};

type Options = CommandGround & {
  /** Told besides when the offices work on other days: what is due is computed anew. */
  onCalendarChange: () => void;
};

type Change = Parameters<typeof changeFact>[2];
type Work = (transaction: Transaction<Schema>) => Promise<Change | null>;

export function createSideSettingService(options: Options): SideSettingService {
  const ofCalendar = async (asking: Member, work: Work): Promise<void> => {
    if (await change(options, asking, work)) options.onCalendarChange();
  };
  return {
    read: (asking) => read(options, asking),
    async changeSide(asking, side, details) {
      await change(options, asking, (transaction) => changeSide(transaction, side, details));
    },
    changeWeekend: (asking, side, weekend) =>
      ofCalendar(asking, (transaction) => changeWeekend(transaction, side, weekend)),
    enterHoliday: (asking, of, name) =>
      ofCalendar(asking, (transaction) => enterHoliday(transaction, of, name)),
    enterWorkingDay: (asking, of, isWorked) =>
      ofCalendar(asking, (transaction) => enterWorkingDay(transaction, of, isWorked)),
    async chooseOrder(asking, order) {
      await change(options, asking, (transaction) => chooseOrder(transaction, order));
    },
  };
}

async function read({ db }: Options, asking: Member): Promise<SideSettings> {
  requireManaging(asking);
  return { sides: await readSides(db), calendars: await readCalendars(db), order: await readSideOrder(db) };
}

/** One unit of work with its fact; false when nothing was to be changed. */
async function change(options: Options, asking: Member, work: Work): Promise<boolean> {
  const isChanged = await inTransaction(options.db, async (transaction) => {
    const actor = await actingNow(transaction, asking, options.calendar.today());
    requireManaging(actor);
    const done = await work(transaction);
    if (done === null) return false;
    await options.recordFact(transaction, changeFact(actor, options.clock.now(), done));
    return true;
  });
  if (isChanged) options.onChange();
  return isChanged;
}

function requireManaging(member: Member): void {
  if (may(member, Verb.manageSides, { type: 'workspace' })) return;
  throw new AppError(ErrorCode.forbidden, 'only an administrator sets up the Sides');
}

async function changeSide(
  transaction: Transaction<Schema>,
  id: string,
  details: SideDetails,
): Promise<Change | null> {
  const sides = await readSides(transaction);
  const side = known(sides, id);
  const isTaken = sides.some((other) => other.id !== id && sameLetters(other.label, details.label));
  if (isTaken) throw new AppError(ErrorCode.conflict, 'the label is the other Side’s');
  const before: SideDetails = { label: side.label, name: side.name, timeZone: side.timeZone };
  if (JSON.stringify(before) === JSON.stringify(details)) return null;
  await updateSide(transaction, side.id, details);
  return {
    fact: FactName.sideChanged,
    thing: `side/${side.id}`,
    details: {
      labelBefore: before.label,
      labelAfter: details.label,
      nameBefore: before.name.en,
      nameAfter: details.name.en,
      timeZoneBefore: before.timeZone,
      timeZoneAfter: details.timeZone,
    },
    before,
    after: details,
  };
}

const sameLetters = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase();

async function changeWeekend(
  transaction: Transaction<Schema>,
  id: string,
  wanted: readonly number[],
): Promise<Change | null> {
  const { side, calendar } = await calendarOf(transaction, id);
  const before = calendar?.weekend ?? null;
  const after = [...wanted].sort((a, b) => a - b);
  if (before?.join() === after.join()) return null;
  await putWeekend(transaction, side.id, after);
  return {
    fact: FactName.sideWeekendChanged,
    thing: `side/${side.id}`,
    details: { weekendBefore: before?.join() ?? null, weekendAfter: after.join() },
    before,
    after,
  };
}

async function enterHoliday(
  transaction: Transaction<Schema>,
  of: DayOfSide,
  name: LocalizedName | null,
): Promise<Change | null> {
  const day = parsedDay(of.day);
  const { side, calendar } = await calendarOf(transaction, of.side);
  const before = calendar?.holidays.find((each) => each.day === day)?.name ?? null;
  if (JSON.stringify(before) === JSON.stringify(name)) return null;
  if (name === null) await deleteHoliday(transaction, { side: side.id, day });
  else await putHoliday(transaction, { side: side.id, day, name });
  return {
    fact: name === null ? FactName.sideHolidayRemoved : FactName.sideHolidayEntered,
    thing: `side/${side.id}`,
    details: { day, nameBefore: before?.en ?? null, nameAfter: name?.en ?? null },
    before,
    after: name,
  };
}

async function enterWorkingDay(
  transaction: Transaction<Schema>,
  of: DayOfSide,
  isWorked: boolean,
): Promise<Change | null> {
  const day = parsedDay(of.day);
  const { side, calendar } = await calendarOf(transaction, of.side);
  const before = calendar?.workingDays.includes(day) ?? false;
  if (before === isWorked) return null;
  await (isWorked ? putWorkingDay : deleteWorkingDay)(transaction, { side: side.id, day });
  return {
    fact: isWorked ? FactName.sideWorkingDayEntered : FactName.sideWorkingDayRemoved,
    thing: `side/${side.id}`,
    details: { day },
    before,
    after: isWorked,
  };
}

async function chooseOrder(transaction: Transaction<Schema>, order: SideOrder): Promise<Change | null> {
  const before = await readSideOrder(transaction);
  if (before === order) return null;
  await updateSideOrder(transaction, order);
  const details = { orderBefore: before, orderAfter: order };
  return { fact: FactName.sideOrderChosen, thing: 'workspace/1', details, before, after: order };
}

async function calendarOf(
  transaction: Transaction<Schema>,
  id: string,
): Promise<{ side: Side; calendar: SideCalendar | undefined }> {
  const side = known(await readSides(transaction), id);
  const calendars = await readCalendars(transaction);
  return { side, calendar: calendars.find((each) => each.side === side.id) };
}

function known(sides: readonly Side[], id: string): Side {
  const side = sides.find((each) => each.id === id);
  if (side === undefined) throw new AppError(ErrorCode.notFound, 'no such Side');
  return side;
}

const daySchema = z.iso.date();

function parsedDay(day: string): string {
  const parsed = daySchema.safeParse(day);
  if (parsed.success) return parsed.data;
  const details = { field: 'day', problem: 'custom' };
  throw new AppError(ErrorCode.invalidInput, 'day does not fit', { details });
}
