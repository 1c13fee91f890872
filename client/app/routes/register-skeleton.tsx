import { useTranslation } from 'react-i18next';
import styles from './register-skeleton.module.css';

const rows = ['72%', '88%', '64%', '80%', '91%', '69%', '77%', '84%'];

/** The register before it is read: the same places, so that nothing jumps. */
export function RegisterSkeleton() {
  const { t } = useTranslation('navigation');
  return (
    <output className={styles.register} aria-label={t('loading')}>
      <span className={styles.title} aria-hidden />
      {rows.map((width) => (
        <span key={width} className={styles.row} style={{ width }} aria-hidden />
      ))}
    </output>
  );
}
