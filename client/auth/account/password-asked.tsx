import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import { useAccountCommand } from './use-account-command.ts';

type Props = { label: string; onRight: (password: string) => Promise<void>; onCancel: () => void };

/** The password once more, before something that changes how one logs in. */
export function PasswordAsked({ label, onRight, onCancel }: Props) {
  const { t } = useTranslation(['account', 'login']);
  const [password, setPassword] = useState('');
  const { isRunning, failure, run } = useAccountCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(() => onRight(password));
  };
  return (
    <form className={styles.form} onSubmit={submit} data-form="password-asked">
      <LabelledField
        label={t('login:password')}
        hint={t('account:passwordOnce')}
        type="password"
        autoComplete="current-password"
        // Asked for by the button that was just pressed.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FormFailure words={failure} />
      <div className={styles.buttons}>
        <TextButton type="submit" weight="main" disabled={isRunning}>
          {label}
        </TextButton>
        <TextButton onClick={onCancel}>{t('account:cancel')}</TextButton>
      </div>
    </form>
  );
}
