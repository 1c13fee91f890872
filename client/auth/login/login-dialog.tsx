import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { LoginForm } from './login-form.tsx';

type Props = { to: string | null; onEntered: () => Promise<void>; onClose: () => void };

/** Logging in again over the screen that one is at. */
export function LoginDialog({ to, onEntered, onClose }: Props) {
  const { t } = useTranslation('login');
  return (
    <ModalDialog label={t('againTitle')} onClose={onClose}>
      <div className={form.form}>
        <div>
          <h2 className={form.heading}>{t('againTitle')}</h2>
          <p className={form.lead}>{t('againLead')}</p>
        </div>
        <LoginForm to={to} onEntered={onEntered} />
        <div className={form.buttons}>
          <TextButton onClick={onClose}>{t('later')}</TextButton>
        </div>
      </div>
    </ModalDialog>
  );
}
