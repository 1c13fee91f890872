import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '#client/ui/card-section.tsx';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import { PASSWORD_LENGTH } from '#shared/auth/login.ts';
import { changePassword } from './account-commands.ts';
import { useAccountCommand } from './use-account-command.ts';

/** Another password; every other login ends with the old one. */
export function PasswordSection() {
  const { t } = useTranslation(['account', 'login']);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [isChanged, setChanged] = useState(false);
  const { isRunning, failure, run } = useAccountCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChanged(false);
    run(async () => {
      await changePassword(current, next);
      setCurrent('');
      setNext('');
      setChanged(true);
    });
  };
  return (
    <CardSection title={t('account:passwordTitle')} lead={t('account:passwordLead')}>
      <form className={styles.form} onSubmit={submit} data-form="password-change">
        <LabelledField
          label={t('account:passwordCurrent')}
          type="password"
          autoComplete="current-password"
          required
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <LabelledField
          label={t('login:newPassword')}
          hint={t('login:passwordHint', { least: PASSWORD_LENGTH.least })}
          type="password"
          autoComplete="new-password"
          minLength={PASSWORD_LENGTH.least}
          maxLength={PASSWORD_LENGTH.most}
          required
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <FormFailure words={failure} />
        <output>{isChanged && t('account:passwordChanged')}</output>
        <div className={styles.buttons}>
          <TextButton type="submit" disabled={isRunning}>
            {t('account:passwordChange')}
          </TextButton>
        </div>
      </form>
    </CardSection>
  );
}
