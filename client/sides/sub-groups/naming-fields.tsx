import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import { LocalizedFields } from '#client/ui/localized-fields.tsx';
import { addDays } from '#shared/core/calendar-day.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { sameName } from '#shared/sides/written-name.ts';
import type { LedSubGroup, SubGroupNaming } from '#shared/sides/sub-group-command.ts';

type Props = {
  subGroup: LedSubGroup;
  today: CalendarDay;
  naming: SubGroupNaming;
  onChange: (naming: SubGroupNaming) => void;
};

/** The names, and once they differ: whether they hold from a day on or were written wrongly. */
export function NamingFields({ subGroup, today, naming, onChange }: Props) {
  const { t } = useTranslation('administration');
  const { name, from } = naming;
  const earliest = addDays(subGroup.formerNames.at(-1)?.until ?? subGroup.validFrom, 1);
  const proposed = today > earliest ? today : earliest;
  return (
    <>
      <LocalizedFields
        label={t('names')}
        isRequired
        written={name}
        onChange={(changed) => onChange({ name: changed, from })}
      />
      {!sameName(name, subGroup.name) && (
        <fieldset className={form.group}>
          <legend>{t('sinceWhen')}</legend>
          <div className={form.choices}>
            <label className={form.choice}>
              <input
                type="radio"
                name="since"
                checked={from === null}
                onChange={() => onChange({ name, from: null })}
              />
              {t('writtenWrongly')}
            </label>
            <label className={form.choice}>
              <input
                type="radio"
                name="since"
                checked={from !== null}
                onChange={() => onChange({ name, from: proposed })}
              />
              {t('renamed')}
            </label>
          </div>
          {from !== null && (
            <LabelledField
              label={t('renamedFrom')}
              hint={t('renamedHint')}
              type="date"
              required
              min={earliest}
              value={from}
              onChange={({ currentTarget: { value } }) => onChange({ name, from: value })}
            />
          )}
        </fieldset>
      )}
    </>
  );
}
