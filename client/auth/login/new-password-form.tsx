import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { useCommand } from '#client/ui/use-command.ts';
import { PASSWORD_LENGTH } from '#shared/auth/login.ts';
import { choosePassword } from './login-commands.ts';
import styles from './login-form.module.css';

/** A new password by the link of a letter. */
export function NewPasswordForm({ token, onChosen }: { token: string; onChosen: () => void }) {
  const { t } = useTranslation('login');
  const [password, setPassword] = useState('');
  const { isRunning, failure, run } = useCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await choosePassword(token, password);
      onChosen();
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} data-form="new-password">
      <LabelledField
        label={t('newPassword')}
        hint={t('passwordHint', { least: PASSWORD_LENGTH.least })}
        type="password"
        autoComplete="new-password"
        minLength={PASSWORD_LENGTH.least}
        maxLength={PASSWORD_LENGTH.most}
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {failure !== null && (
        <p role="alert" className={form.failure}>
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <TextButton type="submit" weight="main" disabled={isRunning}>
          {t('choosePassword')}
        </TextButton>
      </div>
    </form>
  );
}
