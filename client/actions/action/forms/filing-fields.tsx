import { useTranslation } from 'react-i18next';
import { useDesk } from '#client/actions/action/desk.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import { SelectField } from './select-field.tsx';
import type { FieldsProps } from './step-fields.tsx';

/** Where the register keeps the action. */
export function FilingFields({ draft, change }: FieldsProps) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const { initiatives, sectors, subGroups } = useDesk();
  const named = (things: readonly { id: string; name: LocalizedName }[]) =>
    things.map(({ id, name }) => ({ value: id, label: name[locale] }));
  return (
    <>
      <SelectField
        label={t('initiative')}
        chosen={draft.initiative}
        none={t('none')}
        options={named(initiatives)}
        onChange={(initiative) => change({ initiative })}
      />
      <SelectField
        label={t('sector')}
        chosen={draft.sector}
        none={t('none')}
        options={named(sectors)}
        onChange={(sector) => change({ sector })}
      />
      <SelectField
        label={t('subGroup')}
        chosen={draft.subGroup}
        none={t('none')}
        options={named(subGroups)}
        onChange={(subGroup) => change({ subGroup })}
      />
    </>
  );
}
