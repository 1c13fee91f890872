import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import { confirmCode } from './account-commands.ts';
import { useAccountCommand } from './use-account-command.ts';

type Props = { onProved: () => Promise<void> };

/** A code of the authenticator: the first one, or one that proves this login. */
export function ProofForm({ onProved }: Props) {
  const { t } = useTranslation(['account', 'login']);
  const [code, setCode] = useState('');
  const { isRunning, failure, run } = useAccountCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await confirmCode(code);
      await onProved();
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} data-form="proof">
      <LabelledField
        label={t('login:codeLabel')}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\s*\d{3}\s?\d{3}\s*"
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <FormFailure words={failure} />
      <div className={styles.buttons}>
        <TextButton type="submit" weight="main" disabled={isRunning}>
          {t('account:codesConfirm')}
        </TextButton>
      </div>
    </form>
  );
}
