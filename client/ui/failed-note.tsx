import { useTranslation } from 'react-i18next';
import styles from './edge-note.module.css';
import { TextButton } from './text-button.tsx';

type Props = { retry: () => void; onDismiss: () => void };

/** Over the lower edge of the screen, where a menu or a dialog could not be opened; what lies below goes on. */
export const failedNote = (onDismiss: () => void) =>
  function shown(retry: () => void) {
    return <FailedNote retry={retry} onDismiss={onDismiss} />;
  };

function FailedNote({ retry, onDismiss }: Props) {
  const { t } = useTranslation(['errors', 'common']);
  return (
    <div className={styles.note} role="alert">
      <span>{t('errors:notLoaded')}</span>
      <TextButton onClick={retry}>{t('common:retry')}</TextButton>
      <TextButton onClick={onDismiss}>{t('common:dismiss')}</TextButton>
    </div>
  );
}
