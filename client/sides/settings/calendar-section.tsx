import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';
import { CardSection } from '#client/ui/card-section.tsx';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { addDays, weekdayOf } from '#shared/core/calendar-day.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { formatTag } from '#shared/i18n/locale.ts';
import type { SideCalendar } from '#shared/sides/side-calendar.ts';
import type { Side } from '#shared/sides/side.ts';
import { DayList } from './day-list.tsx';
import { NewDay } from './new-day.tsx';
import { changeWeekend } from './side-setting-commands.ts';

type Props = { side: Side; calendar: SideCalendar | null; today: CalendarDay };

/** When the offices of a Side are shut: deadlines are checked against it. */
export function CalendarSection({ side, calendar, today }: Props) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  const years = yearsOf(calendar, today);
  const [year, setYear] = useState(today.slice(0, 4));
  return (
    <CardSection
      title={t('calendarOf', { side: side.name[locale] })}
      lead={calendar === null ? t('calendarUntold') : t('calendarLead')}
    >
      <Weekend side={side} weekend={calendar?.weekend ?? []} today={today} />
      <fieldset className={form.group}>
        <legend>{t('year')}</legend>
        <div className={form.choices}>
          {years.map((each) => (
            <label key={each} className={form.choice}>
              <input
                type="radio"
                name={`year-${side.id}`}
                checked={each === year}
                onChange={() => setYear(each)}
              />
              {each}
            </label>
          ))}
        </div>
      </fieldset>
      <DayList side={side} calendar={calendar} year={year} />
      <NewDay side={side} year={year} today={today} />
    </CardSection>
  );
}

/** Those that are told of, this one and the next. */
function yearsOf(calendar: SideCalendar | null, today: CalendarDay): string[] {
  const told = [...(calendar?.holidays ?? []).map(({ day }) => day), ...(calendar?.workingDays ?? [])];
  const next = String(Number(today.slice(0, 4)) + 1);
  return [...new Set([...told.map((day) => day.slice(0, 4)), today.slice(0, 4), next])].sort();
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];

function Weekend({ side, weekend, today }: { side: Side; weekend: readonly number[]; today: CalendarDay }) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  const { isRunning, failure, run } = useWorkspaceCommand();
  const monday = addDays(today, 1 - weekdayOf(today));
  const nameOf = (weekday: number): string =>
    new Intl.DateTimeFormat(formatTag[locale], { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(`${addDays(monday, weekday - 1)}T00:00:00Z`),
    );
  return (
    <fieldset className={form.group} disabled={isRunning}>
      <legend>{t('weekend')}</legend>
      <div className={form.choices}>
        {WEEK.map((weekday) => (
          <label key={weekday} className={form.choice}>
            <input
              type="checkbox"
              checked={weekend.includes(weekday)}
              onChange={({ currentTarget: { checked } }) =>
                run(() =>
                  changeWeekend(
                    side.id,
                    checked ? [...weekend, weekday] : weekend.filter((each) => each !== weekday),
                  ),
                )
              }
            />
            {nameOf(weekday)}
          </label>
        ))}
      </div>
      <FormFailure words={failure} />
    </fieldset>
  );
}
