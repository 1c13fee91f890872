import type { CalendarDay, Instant } from '#shared/core/instant.ts';

export type DigestSettingRow = {
  member: string;
  minute_of_day: number;
  /** 1: letters are wanted. */
  is_subscribed: number;
  /** Null: that of the interface. */
  locale: string | null;
};

/** A member's letter of one day, claimed before it is sent: a crash in between loses it and never doubles it. */
export type DigestSentRow = {
  member: string;
  /** By the clocks of the member's Side. */
  day: CalendarDay;
  at: Instant;
  /** How often the mail server has refused it. */
  failures: number;
  /** 1: refused, and to be tried again. */
  is_open: number;
};

export type DigestTables = { digest_setting: DigestSettingRow; digest_sent: DigestSentRow };
