import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import type { DocumentActivity } from '#shared/drafting/document-activity.ts';
import { DocumentKind, type Document } from '#shared/drafting/document.ts';
import styles from './document-list.module.css';
import { DocumentRow, type DocumentActions } from './document-row.tsx';

const kindsInOrder = [DocumentKind.protocol, DocumentKind.minutes, DocumentKind.agenda, DocumentKind.note];

/** How every row is shown. */
export type RowLook = {
  activity: readonly DocumentActivity[];
  lookOf: SideLookOf;
  actions: DocumentActions;
};

/** Documents by kind, then those of the reader's own Side alone, each with its languages, what the reader may do, and the life in it. */
export function DocumentList({ documents, look }: { documents: readonly Document[]; look: RowLook }) {
  const { t } = useTranslation('documents');
  const sections = kindsInOrder.map((kind) => ({
    id: `kind-${kind}`,
    name: t(`kind-${kind}`),
    documents: documents.filter((document) => document.kind === kind && document.side === null),
  }));
  const own = documents.filter(({ side }) => side !== null);
  const side = look.lookOf(own[0]?.side ?? null).name;
  return [...sections, { id: 'own-side', name: t('onlySide', { side }), documents: own }]
    .filter((section) => section.documents.length > 0)
    .map((section) => <DocumentSection key={section.id} {...section} look={look} />);
}

type SectionProps = {
  id: string;
  name: string;
  documents: readonly Document[];
  look: RowLook;
  /** Below the rows. */
  children?: ReactNode;
};

/** A heading with its documents. */
export function DocumentSection({ id, name, documents, look, children }: SectionProps) {
  const { activity, lookOf, actions } = look;
  return (
    <section className={styles.kind} aria-labelledby={id}>
      <h2 className={styles.kindName} id={id}>
        {name}
      </h2>
      <div className={styles.documents}>
        <ul className={styles.list}>
          {documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              activity={activity.find((each) => each.document === document.id)}
              lookOf={lookOf}
              actions={actions}
            />
          ))}
        </ul>
        {children}
      </div>
    </section>
  );
}
