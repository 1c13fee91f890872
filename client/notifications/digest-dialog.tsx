import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { AppError } from '#shared/core/app-error.ts';
import { locales, ownName } from '#shared/i18n/locale.ts';
import type { DigestSettings } from '#shared/notifications/digest.ts';
import { chooseDigest } from './digest-commands.ts';
import form from '#client/ui/dialog-form.module.css';
import styles from './digest-dialog.module.css';
import { digestQuery } from './digest-queries.ts';
import { minuteOfTime, timeOfMinute } from './time-of-day.ts';

type Props = { settings: DigestSettings; isMailConfigured: boolean; onClose: () => void };

/** When the letter about what is due comes, in which language, or that none does. */
export function DigestDialog({ settings, isMailConfigured, onClose }: Props) {
  const { t } = useTranslation('due');
  const [chosen, setChosen] = useState(settings);
  const { isSaving, failure, save } = useSaving(onClose);
  const change = (part: Partial<DigestSettings>) => setChosen({ ...chosen, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(chosen);
  };
  return (
    <ModalDialog label={t('settings')} onClose={onClose}>
      <form className={form.form} onSubmit={submit}>
        <div>
          <h2 className={form.heading}>{t('settings')}</h2>
          <p className={form.lead}>{t('settingsLead')}</p>
          {!isMailConfigured && <p className={form.lead}>{t('noMail')}</p>}
        </div>
        <label className={form.check}>
          <input
            type="checkbox"
            checked={chosen.isSubscribed}
            onChange={(event) => change({ isSubscribed: event.target.checked })}
          />
          {t('wants')}
        </label>
        <LetterFields chosen={chosen} change={change} />
        {failure !== null && (
          <p role="alert" className={form.failure}>
            {failure}
          </p>
        )}
        <div className={form.buttons}>
          <TextButton onClick={onClose}>{t('cancel')}</TextButton>
          <TextButton type="submit" weight="main" disabled={isSaving}>
            {t('save')}
          </TextButton>
        </div>
      </form>
    </ModalDialog>
  );
}

type LetterProps = { chosen: DigestSettings; change: (part: Partial<DigestSettings>) => void };

/** Open only to those who want the letter. */
function LetterFields({ chosen, change }: LetterProps) {
  const { t } = useTranslation('due');
  return (
    <fieldset className={styles.fields} disabled={!chosen.isSubscribed}>
      <label className={styles.field}>
        <span>{t('at')}</span>
        <input
          type="time"
          required
          value={timeOfMinute(chosen.minuteOfDay)}
          onChange={(event) =>
            change({ minuteOfDay: minuteOfTime(event.target.value) ?? chosen.minuteOfDay })
          }
        />
        <span className={styles.hint}>{t('atHint')}</span>
      </label>
      <label className={styles.field}>
        <span>{t('letterLanguage')}</span>
        <select
          value={chosen.locale ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ locale: locales.find((locale) => locale === value) ?? null })
          }
        >
          <option value="">{t('asInterface')}</option>
          {locales.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {ownName[locale]}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

/** One at a time; closes once the server has it. */
function useSaving(onDone: () => void) {
  const { t } = useTranslation('errors');
  const queryClient = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const save = (settings: DigestSettings): void => {
    setSaving(true);
    setFailure(null);
    chooseDigest(settings)
      .then((digest) => {
        queryClient.setQueryData(digestQuery.queryKey, digest);
        onDone();
      })
      .catch((error: unknown) =>
        setFailure(error instanceof AppError ? t(`code-${error.code}`) : t('unreachable')),
      )
      .finally(() => setSaving(false));
  };
  return { isSaving, failure, save };
}
