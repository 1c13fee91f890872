import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';
import { FormFailure } from '#client/ui/form-failure.tsx';
import rows from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import type { CalendarDay } from '#shared/core/instant.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { SideCalendar } from '#shared/sides/side-calendar.ts';
import type { Side } from '#shared/sides/side.ts';
import { removeHoliday, removeWorkingDay } from './side-setting-commands.ts';
import styles from './side-section.module.css';

type Props = { side: Side; calendar: SideCalendar | null; year: string };
type Told = { day: CalendarDay; words: string; remove: () => Promise<void> };

/** Holidays of a year, and the days of its weekends that are worked. */
export function DayList({ side, calendar, year }: Props) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  const { isRunning, failure, run } = useWorkspaceCommand();
  const holidays = (calendar?.holidays ?? []).map(({ day, name }): Told => ({
    day,
    words: name[locale],
    remove: () => removeHoliday(side.id, day),
  }));
  const workingDays = (calendar?.workingDays ?? []).map((day): Told => ({
    day,
    words: t('workedWords'),
    remove: () => removeWorkingDay(side.id, day),
  }));
  const told = [...holidays, ...workingDays]
    .filter(({ day }) => day.startsWith(year))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return (
    <div className={styles.rows}>
      {told.length === 0 && <p>{t('noDays')}</p>}
      <FormFailure words={failure} />
      <ul className={rows.rows}>
        {told.map(({ day, words, remove }) => (
          <li key={`${day} ${words}`} className={rows.row} data-day={day}>
            <span className={rows.what}>
              <span>{words}</span>
              <span className={rows.detail}>{formatDay(day, locale)}</span>
            </span>
            <TextButton
              disabled={isRunning}
              aria-label={t('removeDayNamed', { day: formatDay(day, locale), name: words })}
              onClick={() => run(remove)}
            >
              {t('removeDay')}
            </TextButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
