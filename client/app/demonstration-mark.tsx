import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import styles from './error-page.module.css';

/** On a screen without the bar: says "Demonstration data" when it is known to be some; asks nobody. */
export function DemonstrationMark() {
  const { t } = useTranslation('common');
  const me = useQueryClient().getQueryData(meQuery.queryKey);
  if (me?.demonstration !== true) return null;
  return <p className={styles.demonstration}>{t('demonstrationData')}</p>;
}
