import { useTranslation } from 'react-i18next';
import styles from './home-skeleton.module.css';

const rows = ['58%', '71%', '64%', '49%'];

/** Home before its session is known: the same places, so that nothing jumps. */
export function HomeSkeleton() {
  const { t } = useTranslation('home');
  return (
    <output className={styles.home} aria-label={t('loading')}>
      <span className={styles.title} aria-hidden />
      {rows.map((width) => (
        <span key={width} className={styles.row} style={{ width }} aria-hidden />
      ))}
    </output>
  );
}
