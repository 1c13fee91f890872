import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { writtenChord } from '#client/browser/written-chord.ts';
import styles from './palette-button.module.css';
import { paletteWish } from './palette-wish.ts';

/** The way to everything that has a name, for whoever does not know its key yet; it tells the key. */
export function PaletteButton() {
  const { t } = useTranslation('palette');
  const key = writtenChord('mod+k');
  return (
    <button
      type="button"
      className={styles.button}
      // What is seen on it belongs to its name, for those who call it by voice.
      aria-label={`${t('title')}, ${key}`}
      aria-haspopup="dialog"
      title={t('placeholder')}
      // The caret stays where it is: what is offered is for its place.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => paletteWish.utter()}
    >
      <Search aria-hidden />
      <kbd className={styles.key}>{key}</kbd>
    </button>
  );
}
