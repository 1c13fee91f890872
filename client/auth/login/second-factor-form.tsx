import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { useCommand } from '#client/ui/use-command.ts';
import { enterBySecondFactor } from './login-commands.ts';
import styles from './login-form.module.css';

type Props = { onEntered: () => Promise<void>; onBack: () => void };

/** The second proof behind a right password. */
export function SecondFactorForm({ onEntered, onBack }: Props) {
  const { t } = useTranslation('login');
  const [kind, setKind] = useState<'code' | 'recovery'>('code');
  const [code, setCode] = useState('');
  const { isRunning, failure, run } = useCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await enterBySecondFactor(kind, code.trim());
      await onEntered();
    });
  };
  const other = kind === 'code' ? 'recovery' : 'code';
  return (
    <form className={styles.form} onSubmit={submit} data-form="second-factor">
      <p className={styles.lead}>{t(`${kind}Lead`)}</p>
      <LabelledField
        key={kind}
        label={t(`${kind}Label`)}
        inputMode={kind === 'code' ? 'numeric' : 'text'}
        autoComplete="one-time-code"
        // The step that was just asked for: whoever came here by the keyboard goes on writing.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {failure !== null && (
        <p role="alert" className={form.failure}>
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <TextButton type="submit" weight="main" disabled={isRunning}>
          {t('enter')}
        </TextButton>
        <TextButton
          onClick={() => {
            setKind(other);
            setCode('');
          }}
        >
          {t(`${other}Instead`)}
        </TextButton>
        <TextButton onClick={onBack}>{t('back')}</TextButton>
      </div>
    </form>
  );
}
