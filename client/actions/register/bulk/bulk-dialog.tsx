import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useScene } from '#client/actions/register/register-scene.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { type Draft, draftOf, wantedOf } from './bulk-draft.ts';
import form from '#client/ui/dialog-form.module.css';
import styles from './bulk-dialog.module.css';
import { BulkFields } from './bulk-fields.tsx';
import { BulkResult } from './bulk-result.tsx';
import { useTakingSteps } from './use-taking-steps.ts';

type Props = {
  rows: readonly NamedRow[];
  /** What is begun with; the member may still choose otherwise. */
  first?: Partial<Draft>;
  onClose: () => void;
};

/** One move for each of several actions; afterwards it says what was done and what was refused. */
export function BulkDialog({ rows, first = {}, onClose }: Props) {
  const { t } = useTranslation('register');
  const { register } = useScene();
  const [draft, setDraft] = useState<Draft>(() => ({ ...draftOf(register.businessDay), ...first }));
  const { taken, take } = useTakingSteps();
  const title = t('bulkTitle', { count: rows.length });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void take(
      rows.map(({ row }) => row),
      wantedOf(draft),
    );
  };
  return (
    <ModalDialog label={title} onClose={onClose}>
      {taken === null ? (
        <form className={form.form} onSubmit={submit}>
          <h2 className={form.heading}>{title}</h2>
          <Named rows={rows} />
          <BulkFields draft={draft} onChange={setDraft} />
          <div className={form.buttons}>
            <TextButton onClick={onClose}>{t('cancel')}</TextButton>
            <TextButton type="submit" weight="main">
              {t('doIt')}
            </TextButton>
          </div>
        </form>
      ) : (
        <div className={form.form}>
          <h2 className={form.heading}>{title}</h2>
          <BulkResult taken={taken} />
          <div className={form.buttons}>
            <TextButton weight="main" data-autofocus disabled={!taken.isOver} onClick={onClose}>
              {t('close')}
            </TextButton>
          </div>
        </div>
      )}
    </ModalDialog>
  );
}

/** More would not be read. */
const NAMED = 12;

function Named({ rows }: Pick<Props, 'rows'>) {
  const labels = rows.slice(0, NAMED).map(({ label }) => label);
  return <p className={styles.named}>{[...labels, ...(rows.length > NAMED ? ['…'] : [])].join(', ')}</p>;
}
