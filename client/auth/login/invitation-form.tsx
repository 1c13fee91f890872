import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { useCommand } from '#client/ui/use-command.ts';
import { PASSWORD_LENGTH } from '#shared/auth/login.ts';
import type { ReadInvitation } from '#shared/sides/invitation.ts';
import { acceptInvitation } from './login-commands.ts';
import styles from './login-form.module.css';

type Props = { token: string; invitation: ReadInvitation; onEntered: () => Promise<void> };

type Draft = { en: string; ru: string; hi: string; email: string; password: string };

/** What the person adds to what the link already says. */
export function InvitationForm({ token, invitation, onEntered }: Props) {
  const { t } = useTranslation('login');
  const start = { en: invitation.name ?? '', ru: '', hi: '', email: invitation.email ?? '', password: '' };
  const [draft, setDraft] = useState<Draft>(start);
  const { isRunning, failure, run } = useCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { en, ru, hi, email, password } = draft;
    const name = { en, ru: ru === '' ? null : ru, hi: hi === '' ? null : hi };
    run(async () => {
      await acceptInvitation({ token, name, email: invitation.email === null ? email : null, password });
      await onEntered();
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} data-form="invitation">
      <InvitationFields
        draft={draft}
        isAddressGiven={invitation.email !== null}
        change={(part) => setDraft({ ...draft, ...part })}
      />
      {failure !== null && (
        <p role="alert" className={form.failure}>
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <TextButton type="submit" weight="main" disabled={isRunning}>
          {t('accept')}
        </TextButton>
      </div>
    </form>
  );
}

type FieldsProps = { draft: Draft; isAddressGiven: boolean; change: (part: Partial<Draft>) => void };

function InvitationFields({ draft, isAddressGiven, change }: FieldsProps) {
  const { t } = useTranslation('login');
  return (
    <>
      <LabelledField
        label={t('yourName')}
        hint={t('nameHint')}
        autoComplete="name"
        maxLength={120}
        required
        value={draft.en}
        onChange={(event) => change({ en: event.currentTarget.value })}
      />
      <LabelledField
        label={t('nameInRussian')}
        lang="ru"
        maxLength={120}
        value={draft.ru}
        onChange={(event) => change({ ru: event.currentTarget.value })}
      />
      <LabelledField
        label={t('nameInHindi')}
        lang="hi"
        maxLength={120}
        value={draft.hi}
        onChange={(event) => change({ hi: event.currentTarget.value })}
      />
      <LabelledField
        label={t('email')}
        type="email"
        autoComplete="username"
        required
        readOnly={isAddressGiven}
        value={draft.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <LabelledField
        label={t('newPassword')}
        hint={t('passwordHint', { least: PASSWORD_LENGTH.least })}
        type="password"
        autoComplete="new-password"
        minLength={PASSWORD_LENGTH.least}
        maxLength={PASSWORD_LENGTH.most}
        required
        value={draft.password}
        onChange={(event) => change({ password: event.currentTarget.value })}
      />
    </>
  );
}
