import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { TextButton } from '#client/ui/text-button.tsx';
import styles from './newer-version.module.css';
import { isNewerReady, onNewerReady, openNewer } from './shell-worker.ts';

/** Says that a newer version is ready, and waits: nothing reloads under somebody's hands. */
export function NewerVersion() {
  const { t } = useTranslation('offline');
  const isReady = useSyncExternalStore(onNewerReady, isNewerReady);
  return (
    <output className={styles.place}>
      {isReady && (
        <span className={styles.note}>
          <span>{t('newer')}</span>
          <TextButton onClick={openNewer}>{t('openNewer')}</TextButton>
        </span>
      )}
    </output>
  );
}
