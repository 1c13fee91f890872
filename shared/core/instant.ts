/** A moment of the system's clock: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A day of the business calendar, `YYYY-MM-DD`; it decides due and overdue, never receipts or audit. */
export type CalendarDay = string;
