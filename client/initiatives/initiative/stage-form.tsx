import { useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '#client/app/api.ts';
import { initiativeQuery, initiativesQuery } from '#client/initiatives/initiatives-queries.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import { AppError } from '#shared/core/app-error.ts';
import { initiativePageSchema, InitiativeStage, type NewStage } from '#shared/initiatives/initiative-page.ts';
import styles from './stage-form.module.css';

type Props = { initiative: string; expectedSeq: number; onClose: () => void };

/** The next stage, in one sentence. Refused when somebody else has recorded one meanwhile. */
export function StageForm({ initiative, expectedSeq, onClose }: Props) {
  const { t } = useTranslation('initiatives');
  const queryClient = useQueryClient();
  const [stage, setStage] = useState<InitiativeStage>(InitiativeStage.implementation);
  const [words, setWords] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSending(true);
    setFailure(null);
    recordStage(initiative, { expectedSeq, stage, words })
      .then(async (page) => {
        queryClient.setQueryData(initiativeQuery(initiative).queryKey, page);
        await queryClient.invalidateQueries({ queryKey: initiativesQuery.queryKey, exact: true });
        onClose();
      })
      .catch((error: unknown) => {
        setFailure(error);
        setSending(false);
        return queryClient.invalidateQueries(initiativeQuery(initiative));
      });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={`${id}-stage`}>{t('newStage')}</label>
      <select
        id={`${id}-stage`}
        className={styles.field}
        value={stage}
        onChange={(event) => setStage(stageNamed(event.target.value))}
      >
        {Object.values(InitiativeStage).map((each) => (
          <option key={each} value={each}>
            {t(`stage-${each}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-words`}>{t('stageWords')}</label>
      <textarea
        id={`${id}-words`}
        className={styles.field}
        rows={2}
        required
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {failure !== null && <Failure error={failure} />}
      <div className={styles.buttons}>
        <TextButton onClick={onClose}>{t('cancel')}</TextButton>
        <TextButton type="submit" weight="main" disabled={isSending || words.trim() === ''}>
          {t('save')}
        </TextButton>
      </div>
    </form>
  );
}

function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation('errors');
  return (
    <p role="alert" className={styles.failure}>
      {error instanceof AppError ? t(`code-${error.code}`) : t('unreachable')}
    </p>
  );
}

function stageNamed(value: string): InitiativeStage {
  return Object.values(InitiativeStage).find((stage) => stage === value) ?? InitiativeStage.proposed;
}

function recordStage(id: string, json: NewStage) {
  return answerOf(api.api.initiatives[':id'].stages.$post({ param: { id }, json }), initiativePageSchema);
}
