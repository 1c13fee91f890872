import { useTranslation } from 'react-i18next';
import { LocalizedFields } from '#client/ui/localized-fields.tsx';
import type { LocalizedName } from '#shared/sides/localized-name.ts';

type Props = { title: LocalizedName; onChange: (title: LocalizedName) => void };

/** The title in every language of the interface. */
export function TitleFields({ title, onChange }: Props) {
  const { t } = useTranslation('home');
  return <LocalizedFields label={t('titles')} isRequired written={title} onChange={onChange} />;
}
