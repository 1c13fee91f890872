import { useTranslation } from 'react-i18next';
import styles from '#client/ui/dialog-form.module.css';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { TextWordsDraft } from './action-draft.ts';
import own from './action-form.module.css';

type Props = {
  /** Given the name of the language. */
  label: (language: string) => string;
  words: TextWordsDraft;
  languages: readonly TextLanguage[];
  rows: number;
  onChange: (words: TextWordsDraft) => void;
};

/** The same words in every language of the text. */
export function WordsFields({ label, words, languages, rows, onChange }: Props) {
  const { t } = useTranslation('drafting');
  return (
    <div className={own.languages}>
      {languages.map((language) => (
        <label key={language} className={styles.group}>
          <span className={styles.label}>{label(t(`language-${language}`))}</span>
          <textarea
            className={`${styles.field ?? ''} ${own.words ?? ''}`}
            lang={language}
            rows={rows}
            maxLength={4000}
            value={words[language] ?? ''}
            onChange={(event) => onChange({ ...words, [language]: event.currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}
