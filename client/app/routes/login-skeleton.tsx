import { useTranslation } from 'react-i18next';
import styles from './login-skeleton.module.css';

const people = ['62%', '48%', '71%', '55%', '66%', '44%'];

/** The two tables before their people are known: the same places, so that nothing jumps. */
export function LoginSkeleton() {
  const { t } = useTranslation('auth');
  return (
    <output className={styles.tables} aria-label={t('loading')}>
      {[0, 1].map((table) => (
        <span key={table} className={styles.table} aria-hidden>
          {people.map((width) => (
            <span key={width} className={styles.person} style={{ width }} />
          ))}
        </span>
      ))}
    </output>
  );
}
