import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { useWorkspaceCommand } from '#client/sides/use-workspace-command.ts';
import form from '#client/ui/dialog-form.module.css';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import { LocalizedFields } from '#client/ui/localized-fields.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { Side } from '#shared/sides/side.ts';
import { enterHoliday, enterWorkingDay } from './side-setting-commands.ts';
import styles from './side-section.module.css';

type Props = { side: Side; year: string; today: CalendarDay };

/** The way to tell of another day. */
export function NewDay({ side, year, today }: Props) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) {
    const first = today.startsWith(year) ? today : `${year}-01-01`;
    return <DayForm side={side} first={first} onClose={() => setOpen(false)} />;
  }
  return (
    <div>
      <TextButton
        onClick={() => setOpen(true)}
        aria-label={t('enterDayNamed', { side: side.name[locale] })}
        data-enter={side.id}
      >
        {t('enterDay')}
      </TextButton>
    </div>
  );
}

type FormProps = { side: Side; first: CalendarDay; onClose: () => void };

/** A holiday with its names, or a day of a weekend that is worked. */
function DayForm({ side, first, onClose }: FormProps) {
  const { t } = useTranslation('administration');
  const [day, setDay] = useState(first);
  const [isWorked, setWorked] = useState(false);
  const [name, setName] = useState({ en: '', ru: '', hi: '' });
  const { isRunning, failure, run } = useWorkspaceCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await (isWorked ? enterWorkingDay(side.id, day) : enterHoliday(side.id, day, name));
      onClose();
    });
  };
  return (
    <form className={styles.newDay} onSubmit={submit} data-form="day">
      <fieldset className={form.group}>
        <legend>{t('dayKind')}</legend>
        <div className={form.choices}>
          {[false, true].map((worked) => (
            <label key={String(worked)} className={form.choice}>
              <input
                type="radio"
                name={`kind-${side.id}`}
                checked={worked === isWorked}
                onChange={() => setWorked(worked)}
              />
              {t(worked ? 'worked' : 'holiday')}
            </label>
          ))}
        </div>
      </fieldset>
      <LabelledField
        label={t('day')}
        type="date"
        required
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      {!isWorked && <LocalizedFields label={t('names')} isRequired written={name} onChange={setName} />}
      <FormFailure words={failure} />
      <div className={styles.end}>
        <TextButton type="submit" disabled={isRunning}>
          {t('enter')}
        </TextButton>
        <TextButton onClick={onClose}>{t('cancel')}</TextButton>
      </div>
    </form>
  );
}
