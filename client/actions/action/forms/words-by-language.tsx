import { useTranslation } from 'react-i18next';
import type { WordsDraft } from '#client/actions/action/deadline-draft.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import styles from './step-form.module.css';

type Props = {
  legend: string;
  languages: readonly TextLanguage[];
  words: WordsDraft;
  onChange: (words: WordsDraft) => void;
  isFirst?: boolean;
};

/** The same thing said in every language of the texts. */
export function WordsByLanguage({ legend, languages, words, onChange, isFirst = false }: Props) {
  const { t } = useTranslation('drafting');
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{legend}</legend>
      {languages.map((language, index) => (
        <label key={language} className={styles.titled}>
          <span>{t(`language-${language}`)}</span>
          <textarea
            className={styles.words}
            lang={language}
            rows={2}
            maxLength={4000}
            value={words[language] ?? ''}
            data-autofocus={isFirst && index === 0 ? true : undefined}
            onChange={(event) => onChange({ ...words, [language]: event.target.value })}
          />
        </label>
      ))}
    </fieldset>
  );
}
