import type { CalendarDay } from '#shared/core/instant.ts';

export type BodyRow = {
  id: string;
  side: string;
  names: string;
  short_names: string;
  position: number;
};

/** JSON: days of the week from 1, Monday. */
export type SideCalendarRow = { side: string; weekend: string };

export type SideHolidayRow = { side: string; day: CalendarDay; names: string };

/** Days of a weekend that a transfer has made working days. */
export type SideWorkingDayRow = { side: string; day: CalendarDay };

export type BodyTables = {
  body: BodyRow;
  side_calendar: SideCalendarRow;
  side_holiday: SideHolidayRow;
  side_working_day: SideWorkingDayRow;
};
