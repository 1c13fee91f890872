import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { writtenChord } from '#client/drafting/formatting.ts';
import styles from './palette-button.module.css';
import { paletteWish } from './palette-wish.ts';

/** The way to everything that has a name, for whoever does not know its key yet; it tells the key. */
export function PaletteButton() {
  const { t } = useTranslation('palette');
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={t('title')}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      title={t('placeholder')}
      // The caret stays where it is: what is offered is for its place.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => paletteWish.utter()}
    >
      <Search aria-hidden />
      <kbd className={styles.key} aria-hidden>
        {writtenChord('mod+k')}
      </kbd>
    </button>
  );
}
