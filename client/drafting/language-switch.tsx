import { useTranslation } from 'react-i18next';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import styles from './language-switch.module.css';
import { type LanguageView, sideBySide } from './language-view.ts';

type Props = {
  languages: readonly TextLanguage[];
  shown: readonly TextLanguage[];
  /** Side by side needs room. */
  isWide: boolean;
  onChange: (view: LanguageView) => void;
};

/** EN | RU | both. Of three languages it names the two that "both" would show. */
export function LanguageSwitch({ languages, shown, isWide, onChange }: Props) {
  const { t } = useTranslation('drafting');
  if (languages.length < 2) return null;
  const current: LanguageView = shown.length > 1 ? 'both' : (shown[0] ?? 'both');
  const pair = sideBySide(languages);
  const both = languages.length > 2 ? pair.map((language) => language.toUpperCase()).join(' + ') : t('both');
  const bothAloud = pair.map((language) => t(`language-${language}`)).join(', ');
  const views: LanguageView[] = isWide ? [...languages, 'both'] : [...languages];
  return (
    <fieldset className={styles.switch}>
      <legend className={styles.legend}>{t('languageView')}</legend>
      {views.map((view) => (
        <label key={view} className={styles.choice} data-checked={view === current}>
          <input
            type="radio"
            name="language-view"
            className={styles.radio}
            value={view}
            checked={view === current}
            aria-label={view === 'both' ? `${both}: ${bothAloud}` : t(`language-${view}`)}
            onChange={() => onChange(view)}
          />
          {view === 'both' ? both : view.toUpperCase()}
        </label>
      ))}
    </fieldset>
  );
}
