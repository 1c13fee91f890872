import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { DocumentKind, type Document } from '#shared/drafting/document.ts';
import styles from './document-list.module.css';

const kindsInOrder = [DocumentKind.protocol, DocumentKind.minutes, DocumentKind.agenda, DocumentKind.note];

/** The documents of a session by kind, each with its languages and what the reader may do. */
export function DocumentList({ documents }: { documents: readonly Document[] }) {
  const { t } = useTranslation('documents');
  if (documents.length === 0) return <QuietMessage>{t('empty')}</QuietMessage>;
  return kindsInOrder.map((kind) => (
    <KindSection key={kind} kind={kind} documents={documents.filter((document) => document.kind === kind)} />
  ));
}

function KindSection({ kind, documents }: { kind: DocumentKind; documents: readonly Document[] }) {
  const { t } = useTranslation('documents');
  if (documents.length === 0) return null;
  return (
    <section className={styles.kind} aria-labelledby={`kind-${kind}`}>
      <h2 className={styles.kindName} id={`kind-${kind}`}>
        {t(`kind-${kind}`)}
      </h2>
      <ul className={styles.list}>
        {documents.map((document) => (
          <li key={document.id}>
            <DocumentRow document={document} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DocumentRow({ document }: { document: Document }) {
  const { t } = useTranslation(['documents', 'access']);
  const locale = useLocale();
  return (
    <Link
      className={styles.row}
      to="/documents/$documentId"
      params={{ documentId: document.id }}
      data-kind={document.kind}
    >
      <span className={styles.title}>{document.title[locale]}</span>
      <span className={styles.languages}>
        {document.languages.map((language) => language.toUpperCase()).join(' · ')}
      </span>
      <span className={styles.facts}>
        <span>{t(`documents:stage-${document.stage}`)}</span>
        <span>{t(`access:${abilityWord(document)}`)}</span>
        {document.side !== null && <span>{t('documents:privateNote')}</span>}
      </span>
    </Link>
  );
}

function abilityWord(document: Document): 'mayEdit' | 'mayRead' {
  return document.may.includes('edit') ? 'mayEdit' : 'mayRead';
}
