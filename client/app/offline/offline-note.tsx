import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './offline-note.module.css';
import { isServerReached, onReach } from './reach.ts';

/** On a screen of lists: says that they come from this device because the server does not answer. */
export function OfflineNote() {
  const { t } = useTranslation('offline');
  const isReached = useSyncExternalStore(onReach, isServerReached);
  return <output>{!isReached && <span className={styles.note}>{t('listsFromDevice')}</span>}</output>;
}
