import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { inOneLanguage } from '#shared/actions/in-one-language.ts';
import { registerQuery } from '#client/actions/register-queries.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { actionLabel } from '#shared/actions/action.ts';
import type { ActionId } from '#shared/core/id.ts';
import { SelectField } from './select-field.tsx';

type Props = {
  label: string;
  chosen: string;
  /** Itself, which it can neither follow nor wait for. */
  without: ActionId;
  onChange: (action: string) => void;
};

/** Another action of the register, by its number and what it is about; the empty string: none. */
export function ActionChoice({ label, chosen, without, onChange }: Props) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const { data } = useQuery(registerQuery);
  const options = (data?.rows ?? [])
    .filter(({ id }) => id !== without)
    .map(({ id, deliverable }) => ({
      value: id,
      label: [actionLabel(id), inOneLanguage(deliverable, locale)?.words ?? ''].join(' · '),
    }));
  return <SelectField label={label} chosen={chosen} options={options} none={t('none')} onChange={onChange} />;
}
