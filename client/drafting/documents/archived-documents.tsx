import { useTranslation } from 'react-i18next';
import type { Document } from '#shared/drafting/document.ts';
import styles from './document-list.module.css';
import type { RowLook } from './document-list.tsx';
import { DocumentRow } from './document-row.tsx';

/** What was put aside, folded away: it can be read, and brought back by those who may. */
export function ArchivedDocuments({ documents, look }: { documents: readonly Document[]; look: RowLook }) {
  const { t } = useTranslation('home');
  return (
    <details className={styles.archived}>
      <summary>{t('archived', { count: documents.length })}</summary>
      <p className={styles.archivedNote}>{t('archivedNote')}</p>
      <ul>
        {documents.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            activity={undefined}
            lookOf={look.lookOf}
            actions={look.actions}
          />
        ))}
      </ul>
    </details>
  );
}
