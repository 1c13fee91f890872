import { useTranslation } from 'react-i18next';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import styles from './leave-dialog.module.css';
import type { Leaving } from './use-log-out.ts';

/** Asks once more when leaving would take something away that nobody can bring back, or cannot be told. */
export function LeaveDialog({ leaving }: { leaving: Leaving }) {
  const { t } = useTranslation('offline');
  if (leaving.question === null) return null;
  return (
    <ModalDialog label={t('leaveTitle')} onClose={leaving.stay}>
      <div className={styles.body}>
        <QuietMessage
          title={t('leaveTitle')}
          action={
            <div className={styles.actions}>
              <TextButton weight="main" onClick={leaving.stay}>
                {t('stay')}
              </TextButton>
              <TextButton onClick={leaving.leaveAnyway}>{t('leaveAnyway')}</TextButton>
            </div>
          }
        >
          {t(leaving.question === 'unsent' ? 'leaveUnsent' : 'leaveUnreachable')}
        </QuietMessage>
      </div>
    </ModalDialog>
  );
}
