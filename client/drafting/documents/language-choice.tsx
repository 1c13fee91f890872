import { useTranslation } from 'react-i18next';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import styles from '#client/ui/dialog-form.module.css';

type Props = {
  /** In which every instrument of the workspace is written. */
  fixed: readonly TextLanguage[];
  chosen: readonly TextLanguage[];
  onChange: (languages: readonly TextLanguage[]) => void;
};

/** The languages of a text: those of the workspace, and any other that is wanted besides. */
export function LanguageChoice({ fixed, chosen, onChange }: Props) {
  const { t } = useTranslation(['home', 'drafting']);
  const others = Object.values(TextLanguage).filter((language) => !fixed.includes(language));
  const toggle = (language: TextLanguage, isWanted: boolean) =>
    onChange(isWanted ? [...chosen, language] : chosen.filter((each) => each !== language));
  return (
    <fieldset className={styles.group}>
      <legend>{t('home:languages')}</legend>
      <span className={styles.check}>
        <span className={styles.fixed}>
          {fixed.map((language) => t(`drafting:language-${language}`)).join(', ')}
        </span>
        {others.map((language) => (
          <label key={language} className={styles.check}>
            <input
              type="checkbox"
              checked={chosen.includes(language)}
              onChange={(event) => toggle(language, event.currentTarget.checked)}
            />
            {t('home:alsoIn', { language: t(`drafting:language-${language}`) })}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
