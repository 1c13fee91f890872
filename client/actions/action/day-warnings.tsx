import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { SideId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { dayOff } from '#shared/sides/side-calendar.ts';
import styles from './action-sheet.module.css';
import { sideOf, useDesk } from './desk.ts';

type Props = { day: CalendarDay; sides: readonly SideId[] };

/** Says of which responsible Side the offices are shut on that day, and why. Nothing on a working day. */
export function DayWarnings({ day, sides }: Props) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const desk = useDesk();
  const shut = desk.calendars.flatMap((calendar) => {
    const off = sides.includes(calendar.side) ? dayOff(calendar, day) : null;
    return off === null ? [] : [{ side: calendar.side, off }];
  });
  return shut.map(({ side, off }) => (
    <p key={side} className={styles.warn} data-warning={off.kind}>
      {off.kind === 'holiday'
        ? t('onHoliday', { side: sideOf(desk, side)?.letters ?? side, holiday: off.name[locale] })
        : t('onWeekend', { side: sideOf(desk, side)?.letters ?? side })}
    </p>
  ));
}
