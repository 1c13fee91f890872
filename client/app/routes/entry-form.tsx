import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LoginForm } from '#client/auth/login/login-form.tsx';
import styles from './login-route.module.css';
import { useEntering } from './use-entering.ts';

const route = getRouteApi('/login');

/** In service: how to show who one is. */
export function EntryForm() {
  const { t } = useTranslation('login');
  const { to, failed } = route.useSearch();
  const onEntered = useEntering(to ?? '/');
  return (
    <>
      <p className={styles.lead}>{t('lead')}</p>
      {failed !== undefined && (
        <p role="alert" className={styles.failure}>
          {t(`failed-${failed}`)}
        </p>
      )}
      <LoginForm to={to ?? null} onEntered={onEntered} />
    </>
  );
}
