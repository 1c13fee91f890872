import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod/mini';
import { EvidenceList } from '#client/actions/action/evidence-list.tsx';
import { clauseAtAddress } from '#client/actions/action/clause-address.ts';
import { useDesk } from '#client/actions/action/desk.ts';
import { useFileSize } from '#client/actions/action/file-size.ts';
import { useRefusalWords } from '#client/actions/refusal-words.ts';
import { sendEvidenceFile } from '#client/actions/action-commands.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import type { Evidence } from '#shared/actions/action.ts';
import { evidenceFileTypes, LARGEST_EVIDENCE_FILE } from '#shared/actions/evidence-file.ts';
import type { FieldsProps } from './step-fields.tsx';
import styles from './step-form.module.css';

/** How the address of a part looks, for whoever pastes one. */
const CLAUSE_ADDRESS = 'https://…#…';

/** Proof for a report: a letter by its number and date, a clause, a file. */
export function EvidenceFields({ draft, change }: FieldsProps) {
  const { t } = useTranslation('desk');
  const { evidence } = draft;
  const same = (a: Evidence, b: Evidence) => JSON.stringify(a) === JSON.stringify(b);
  const add = (piece: Evidence): void =>
    change((now) => ({ evidence: [...now.evidence.filter((each) => !same(each, piece)), piece] }));
  const remove = (piece: Evidence): void =>
    change((now) => ({ evidence: now.evidence.filter((each) => !same(each, piece)) }));
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{t('evidence')}</legend>
      <EvidenceList evidence={evidence} remove={remove} />
      <ReferenceField onAdd={add} />
      <ClauseField onAdd={add} />
      <FileField onAdd={add} />
    </fieldset>
  );
}

type AddProps = { onAdd: (piece: Evidence) => void };

function ReferenceField({ onAdd }: AddProps) {
  const { t } = useTranslation('desk');
  const [number, setNumber] = useState('');
  const [date, setDate] = useState('');
  const isComplete = number.trim() !== '' && z.iso.date().safeParse(date).success;
  const add = (): void => {
    onAdd({ kind: 'reference', number: number.trim(), date });
    setNumber('');
    setDate('');
  };
  return (
    <div className={styles.adding}>
      <label className={styles.group}>
        <span className={styles.label}>{t('referenceNumber')}</span>
        <input
          className={styles.field}
          value={number}
          maxLength={200}
          onChange={(event) => setNumber(event.target.value)}
        />
      </label>
      <label className={styles.group}>
        <span className={styles.label}>{t('referenceDate')}</span>
        <input
          type="date"
          className={styles.day}
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
      </label>
      <TextButton disabled={!isComplete} onClick={add}>
        {t('addReference')}
      </TextButton>
    </div>
  );
}

function ClauseField({ onAdd }: AddProps) {
  const { t } = useTranslation('desk');
  const { documents } = useDesk();
  const [address, setAddress] = useState('');
  const clause = clauseAtAddress(address, documents);
  const add = (): void => {
    if (clause === null) return;
    onAdd({ kind: 'clause', ...clause });
    setAddress('');
  };
  return (
    <div className={styles.adding}>
      <label className={styles.group}>
        <span className={styles.label}>{t('clauseAddress')}</span>
        <input
          className={styles.field}
          value={address}
          placeholder={CLAUSE_ADDRESS}
          aria-invalid={address !== '' && clause === null}
          onChange={(event) => setAddress(event.target.value)}
        />
      </label>
      <TextButton disabled={clause === null} onClick={add}>
        {t('addClause')}
      </TextButton>
    </div>
  );
}

type Sending = { isSending: boolean; failure: string | null };

function FileField({ onAdd }: AddProps) {
  const { t } = useTranslation('desk');
  const sizeOf = useFileSize();
  const { wordsOfError } = useRefusalWords();
  const [{ isSending, failure }, setSending] = useState<Sending>({ isSending: false, failure: null });
  const send = async (file: File): Promise<void> => {
    if (file.size > LARGEST_EVIDENCE_FILE) {
      const size = sizeOf(LARGEST_EVIDENCE_FILE);
      return setSending({ isSending: false, failure: t('fileTooLarge', { size }) });
    }
    setSending({ isSending: true, failure: null });
    try {
      onAdd({ kind: 'file', ...(await sendEvidenceFile(file)) });
      setSending({ isSending: false, failure: null });
    } catch (error) {
      setSending({ isSending: false, failure: wordsOfError(error) });
    }
  };
  return (
    <div className={styles.group}>
      <label className={styles.file}>
        <input
          type="file"
          accept={Object.keys(evidenceFileTypes).join(',')}
          disabled={isSending}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file !== undefined) void send(file);
          }}
        />
        {t('addFile', { size: sizeOf(LARGEST_EVIDENCE_FILE) })}
      </label>
      <output className={styles.told}>{isSending && t('sendingFile')}</output>
      {failure !== null && (
        <span role="alert" className={styles.warn}>
          {failure}
        </span>
      )}
    </div>
  );
}
