import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { knowsPasskeys } from '#client/browser/passkey.ts';
import { formatMoment } from '#client/i18n/format-moment.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { CardSection } from '#client/ui/card-section.tsx';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Account, OwnPasskey } from '#shared/auth/account.ts';
import { addPasskey, removePasskey, renamePasskey } from './account-commands.ts';
import { FreshLogin } from './fresh-login.tsx';
import { useAccountCommand } from './use-account-command.ts';

/** Keys of the person's own devices, instead of a password. */
export function PasskeysSection({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const [isAdding, setAdding] = useState(false);
  return (
    <CardSection title={t('passkeysTitle')} lead={t('passkeysLead')}>
      {account.passkeys.length > 0 && (
        <ul className={styles.rows}>
          {account.passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {!knowsPasskeys() && <p>{t('passkeysUnknown')}</p>}
      {knowsPasskeys() && !isAdding && (
        <div className={styles.buttons}>
          <TextButton onClick={() => setAdding(true)}>{t('passkeyAdd')}</TextButton>
        </div>
      )}
      {isAdding && (
        <NameForm
          label={t('passkeyAdd')}
          name=""
          onClose={() => setAdding(false)}
          save={async (name, fail) => {
            if (await addPasskey(name)) setAdding(false);
            else fail(t('passkeyStopped'));
          }}
        />
      )}
    </CardSection>
  );
}

function PasskeyRow({ passkey }: { passkey: OwnPasskey }) {
  const { t } = useTranslation('account');
  const locale = useLocale();
  const [isNaming, setNaming] = useState(false);
  const { isRunning, failure, run } = useAccountCommand();
  const { id, name, addedAt } = passkey;
  const shown = name ?? t('passkeyUnnamed');
  if (isNaming) {
    return (
      <li className={styles.row}>
        <NameForm
          label={t('save')}
          name={shown}
          onClose={() => setNaming(false)}
          save={async (named) => {
            await renamePasskey(id, named);
            setNaming(false);
          }}
        />
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <span className={styles.what}>
        <span className={styles.name}>{shown}</span>
        {addedAt !== null && (
          <span className={styles.detail}>{t('passkeyAdded', { when: formatMoment(addedAt, locale) })}</span>
        )}
        <FormFailure words={failure} />
      </span>
      <span className={styles.buttons}>
        <TextButton aria-label={t('passkeyRenameNamed', { name: shown })} onClick={() => setNaming(true)}>
          {t('passkeyRename')}
        </TextButton>
        <TextButton
          aria-label={t('passkeyRemoveNamed', { name: shown })}
          disabled={isRunning}
          onClick={() => run(() => removePasskey(id))}
        >
          {t('passkeyRemove')}
        </TextButton>
      </span>
    </li>
  );
}

type NameProps = {
  label: string;
  name: string;
  save: (name: string, fail: (words: string) => void) => Promise<void>;
  onClose: () => void;
};

function NameForm({ label, name, save, onClose }: NameProps) {
  const { t } = useTranslation('account');
  const [draft, setDraft] = useState(name);
  const { isRunning, failure, code, run, fail } = useAccountCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(() => save(draft.trim(), fail));
  };
  return (
    <div className={styles.form}>
      <form className={styles.form} onSubmit={submit} data-form="passkey-name">
        <LabelledField
          label={t('passkeyName')}
          hint={t('passkeyNameHint')}
          maxLength={60}
          pattern=".*\S.*"
          required
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
        <FormFailure words={failure} />
        <div className={styles.buttons}>
          <TextButton type="submit" weight="main" disabled={isRunning}>
            {label}
          </TextButton>
          <TextButton onClick={onClose}>{t('cancel')}</TextButton>
        </div>
      </form>
      {code === ErrorCode.freshLoginRequired && <FreshLogin />}
    </div>
  );
}
