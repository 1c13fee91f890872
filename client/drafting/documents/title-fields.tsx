import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { locales, ownName } from '#shared/i18n/locale.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import styles from '#client/ui/dialog-form.module.css';

const LONGEST = 300; // letters, as the schema of names has it

type Props = { title: LocalizedName; onChange: (title: LocalizedName) => void };

/** The title in every language of the interface, the reader's own first. */
export function TitleFields({ title, onChange }: Props) {
  const { t } = useTranslation('home');
  const own = useLocale();
  const ordered = [...locales].sort((a, b) => Number(b === own) - Number(a === own));
  return (
    <fieldset className={styles.group}>
      <legend>{t('titles')}</legend>
      {ordered.map((locale) => (
        <label key={locale} className={styles.titled}>
          <span lang={locale}>{ownName[locale]}</span>
          <input
            className={styles.field}
            lang={locale}
            required
            maxLength={LONGEST}
            value={title[locale]}
            onChange={(event) => onChange({ ...title, [locale]: event.currentTarget.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}
