import { useLocale } from '#client/i18n/use-locale.ts';
import { locales, ownName } from '#shared/i18n/locale.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import styles from './dialog-form.module.css';

const LONGEST = 300; // letters, as the schema of names has it

type Props = {
  label: string;
  name: LocalizedName;
  longest?: number;
  onChange: (name: LocalizedName) => void;
};

/** A name in every language of the interface, the reader's own first. */
export function NameFields({ label, name, longest = LONGEST, onChange }: Props) {
  const own = useLocale();
  const ordered = [...locales].sort((a, b) => Number(b === own) - Number(a === own));
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {ordered.map((locale) => (
        <label key={locale} className={styles.titled}>
          <span lang={locale}>{ownName[locale]}</span>
          <input
            className={styles.field}
            lang={locale}
            required
            maxLength={longest}
            value={name[locale]}
            onChange={(event) => onChange({ ...name, [locale]: event.currentTarget.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}
