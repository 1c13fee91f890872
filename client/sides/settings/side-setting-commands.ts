import { accepted, api } from '#client/app/api.ts';
import type { SideId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { SideOrder } from '#shared/sides/side-order.ts';
import type { SideDetails } from '#shared/sides/side-settings.ts';

const side = api.api.sides[':side'];
const holiday = side.holidays[':day'];
const workingDay = side['working-days'][':day'];

export const changeSide = (id: SideId, json: SideDetails) =>
  accepted(side.$put({ param: { side: id }, json }));

export const changeWeekend = (id: SideId, weekend: number[]) =>
  accepted(side.weekend.$put({ param: { side: id }, json: { weekend } }));

export const enterHoliday = (id: SideId, day: CalendarDay, name: LocalizedName) =>
  accepted(holiday.$put({ param: { side: id, day }, json: { name } }));

export const removeHoliday = (id: SideId, day: CalendarDay) =>
  accepted(holiday.$delete({ param: { side: id, day } }));

export const enterWorkingDay = (id: SideId, day: CalendarDay) =>
  accepted(workingDay.$put({ param: { side: id, day } }));

export const removeWorkingDay = (id: SideId, day: CalendarDay) =>
  accepted(workingDay.$delete({ param: { side: id, day } }));

export const chooseOrder = (order: SideOrder) => accepted(api.api['side-order'].$put({ json: { order } }));
