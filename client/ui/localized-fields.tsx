import { useId } from 'react';
import { useLocale } from '#client/i18n/use-locale.ts';
import { type Locale, locales, ownName } from '#shared/i18n/locale.ts';
import form from './dialog-form.module.css';
import styles from './localized-fields.module.css';

export type Written = Readonly<Record<Locale, string>>;

type Props = {
  label: string;
  hint?: string;
  /** Said while some are filled in and some are not. */
  unevenHint?: string;
  isRequired?: boolean;
  longest?: number;
  written: Written;
  onChange: (written: Written) => void;
};

const LONGEST = 300; // letters, as the schema of names has it

export const nothingWritten: Written = { en: '', ru: '', hi: '' };

/** A name in every language of the interface, the reader's own first; one that may be left out is written in all or in none. */
export function LocalizedFields(props: Props) {
  const { label, hint, unevenHint, isRequired = false, longest = LONGEST, written, onChange } = props;
  const own = useLocale();
  const hintId = useId();
  const ordered = [...locales].sort((a, b) => Number(b === own) - Number(a === own));
  const isBegun = locales.some((locale) => written[locale].trim() !== '');
  const said = isUneven(written) ? unevenHint : hint;
  return (
    <fieldset className={form.group} aria-describedby={said === undefined ? undefined : hintId}>
      <legend>{label}</legend>
      {ordered.map((locale) => (
        <label key={locale} className={form.titled}>
          <span lang={locale}>{ownName[locale]}</span>
          <input
            className={form.field}
            lang={locale}
            required={isRequired || isBegun}
            maxLength={longest}
            value={written[locale]}
            onChange={(event) => onChange({ ...written, [locale]: event.currentTarget.value })}
          />
        </label>
      ))}
      {said !== undefined && (
        <span id={hintId} className={styles.hint}>
          {said}
        </span>
      )}
    </fieldset>
  );
}

/** As it is sent: null when nothing is written. */
export function nameOrNone(written: Written): Written | null {
  return locales.every((locale) => written[locale].trim() === '') ? null : written;
}

/** Written in some of the languages and not in all: it cannot be sent. */
export function isUneven(written: Written): boolean {
  const empty = locales.filter((locale) => written[locale].trim() === '').length;
  return empty > 0 && empty < locales.length;
}
