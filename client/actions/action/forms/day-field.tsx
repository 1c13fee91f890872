import { z } from 'zod/mini';
import { DayWarnings } from '#client/actions/action/day-warnings.tsx';
import { dayWithWeekday } from '#client/actions/action/format-date.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { SideId } from '#shared/core/id.ts';
import styles from './step-form.module.css';

type Props = {
  label: string;
  day: string;
  onChange: (day: string) => void;
  isFirst?: boolean;
  /** Whose offices should be open that day. */
  sides?: readonly SideId[];
};

/** A day of the calendar; what is chosen is said with its weekday, in the reader's language. */
export function DayField({ label, day, onChange, isFirst = false, sides = [] }: Props) {
  const locale = useLocale();
  const chosen = z.iso.date().safeParse(day).data;
  return (
    <div className={styles.group}>
      <label className={styles.group}>
        <span className={styles.label}>{label}</span>
        <span className={styles.dayRow}>
          <input
            type="date"
            className={styles.day}
            value={day}
            data-autofocus={isFirst ? true : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
          {chosen !== undefined && <span className={styles.told}>{dayWithWeekday(chosen, locale)}</span>}
        </span>
      </label>
      {chosen !== undefined && <DayWarnings day={chosen} sides={sides} />}
    </div>
  );
}
