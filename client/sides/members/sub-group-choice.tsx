import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import form from '#client/ui/dialog-form.module.css';
import type { SubGroupId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { type SubGroup, isValidOn } from '#shared/sides/sub-group.ts';

type Props = {
  subGroups: readonly SubGroup[];
  today: CalendarDay;
  chosen: readonly SubGroupId[];
  onChoose: (chosen: SubGroupId[]) => void;
};

/** Some of the sub-groups that are in force today. */
export function SubGroupChoice({ subGroups, today, chosen, onChoose }: Props) {
  const { t } = useTranslation('members');
  const locale = useLocale();
  const open = subGroups.filter((each) => isValidOn(each, today));
  if (open.length === 0) return null;
  return (
    <fieldset className={form.group}>
      <legend>{t('subGroups')}</legend>
      <div className={form.choices}>
        {open.map(({ id, name }) => (
          <label key={id} className={form.choice}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                onChoose(checked ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            />
            {name[locale]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
