import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { Document } from '#shared/drafting/document.ts';
import { renameDocument } from './document-commands.ts';
import styles from '#client/ui/dialog-form.module.css';
import { TitleFields } from './title-fields.tsx';
import { useDocumentCommand } from './use-document-command.ts';

/** Another title for a document, in every language. */
export function RenameDialog({ document, onClose }: { document: Document; onClose: () => void }) {
  const { t } = useTranslation('home');
  const [title, setTitle] = useState(document.title);
  const { isRunning, failure, run } = useDocumentCommand();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(() => renameDocument(document.id, title), onClose);
  };
  return (
    <ModalDialog label={t('renameTitle')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <h2 className={styles.heading}>{t('renameTitle')}</h2>
        <TitleFields title={title} onChange={setTitle} />
        {failure !== null && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        <div className={styles.buttons}>
          <TextButton onClick={onClose}>{t('cancel')}</TextButton>
          <TextButton type="submit" weight="main" disabled={isRunning}>
            {t('saveTitle')}
          </TextButton>
        </div>
      </form>
    </ModalDialog>
  );
}
