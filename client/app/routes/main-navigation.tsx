import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './main-navigation.module.css';

/** The main places of the product, beside its name on every screen of lists. */
export function MainNavigation() {
  const { t } = useTranslation('register');
  return (
    <nav className={styles.places} aria-label={t('navigation')}>
      <Link to="/" className={styles.place} activeOptions={{ exact: true }}>
        {t('toDocuments')}
      </Link>
      <Link to="/actions" className={styles.place}>
        {t('title')}
      </Link>
    </nav>
  );
}
