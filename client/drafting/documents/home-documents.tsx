import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { failedNote } from '#client/ui/failed-note.tsx';
import { loadedLater } from '#client/ui/loaded-later.tsx';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { RegionBoundary } from '#client/ui/region-boundary.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { DocumentActivity } from '#shared/drafting/document-activity.ts';
import type { Document } from '#shared/drafting/document.ts';
import type { SubGroup } from '#shared/sides/sub-group.ts';
import type { SideLookOf } from '#client/drafting/side-look-of.ts';
import { ArchivedDocuments } from './archived-documents.tsx';
import { type Beginner, type BeginOptions, beginOptions } from './begin-options.ts';
import { archiveDocument, bringBackDocument } from './document-commands.ts';
import styles from './document-list.module.css';
import { DocumentList, DocumentSection, type RowLook } from './document-list.tsx';
import type { DocumentActions } from './document-row.tsx';
import { useDocumentCommand } from './use-document-command.ts';

const NewDocumentDialog = loadedLater(
  async () => (await import('./new-document-dialog.tsx')).NewDocumentDialog,
);
const RenameDialog = loadedLater(async () => (await import('./rename-dialog.tsx')).RenameDialog);

type Props = {
  /** Of the session. */
  documents: readonly Document[];
  /** The session before it that has some: what was agreed there is looked up every day. */
  last: { session: number; documents: readonly Document[] } | null;
  activity: readonly DocumentActivity[];
  lookOf: SideLookOf;
  beginner: Beginner;
};

type Open = { begin: SubGroup | null } | { rename: Document } | null;

/** The documents of the current session: my sub-groups first, archived ones apart, and what I may begin. */
export function HomeDocuments({ documents, last, activity, lookOf, beginner }: Props) {
  const { t } = useTranslation('sessions');
  const [open, setOpen] = useState<Open>(null);
  const [put, setPut] = useState<Document | null>(null);
  const { failure, run } = useDocumentCommand();
  const actions: DocumentActions = {
    rename: (document) => setOpen({ rename: document }),
    archive: (document) =>
      run(
        () => archiveDocument(document.id),
        () => setPut(document),
      ),
    bringBack: (document) =>
      run(
        () => bringBackDocument(document.id),
        () => setPut(null),
      ),
  };
  const look: RowLook = { activity, lookOf, actions };
  const options = beginOptions(beginner, documents);
  const begin = (subGroup: SubGroup | null) => setOpen({ begin: subGroup });
  const close = () => setOpen(null);
  return (
    <>
      <div className={styles.bar}>
        <PutAside document={put} failure={failure} onBringBack={actions.bringBack} />
        {options.kinds.length > 0 && <BeginButton options={options} onBegin={begin} />}
      </div>
      <SessionDocuments
        documents={documents}
        look={look}
        beginner={beginner}
        mayBegin={options.kinds.length > 0}
      />
      {last !== null && (
        <DocumentSection
          id="last-session"
          name={t('lastSession', { number: last.session })}
          documents={last.documents}
          look={look}
        />
      )}
      {open !== null && (
        <RegionBoundary fallback={failedNote(close)}>
          {'begin' in open ? (
            <NewDocumentDialog
              beginner={beginner}
              options={options}
              subGroup={open.begin}
              sideName={lookOf(beginner.member.side).name}
              onClose={close}
            />
          ) : (
            <RenameDialog document={open.rename} onClose={close} />
          )}
        </RegionBoundary>
      )}
    </>
  );
}

type BeginProps = { options: BeginOptions; onBegin: (subGroup: SubGroup | null) => void };

/** Who may only begin minutes is offered just that. */
function BeginButton({ options, onBegin }: BeginProps) {
  const { t } = useTranslation('home');
  const onlyMinutes = options.kinds.length === 1 && options.kinds[0] === 'minutes';
  return (
    <TextButton weight="main" onClick={() => onBegin(null)}>
      {t(onlyMinutes ? 'startMinutes' : 'newDocument')}
    </TextButton>
  );
}

type PutAsideProps = {
  document: Document | null;
  failure: string | null;
  onBringBack: (document: Document) => void;
};

/** What has just been done, and the way back. */
function PutAside({ document, failure, onBringBack }: PutAsideProps) {
  const { t } = useTranslation('home');
  const locale = useLocale();
  return (
    <output className={styles.status}>
      {failure !== null && <span className={styles.failure}>{failure}</span>}
      {failure === null && document !== null && (
        <>
          <span>{t('wasArchived', { title: document.title[locale] })}</span>
          <TextButton onClick={() => onBringBack(document)}>{t('bringBack')}</TextButton>
        </>
      )}
    </output>
  );
}

type SessionDocumentsProps = {
  documents: readonly Document[];
  look: RowLook;
  beginner: Beginner;
  mayBegin: boolean;
};

function SessionDocuments({ documents, look, beginner, mayBegin }: SessionDocumentsProps) {
  const { t } = useTranslation(['home', 'documents']);
  const own = beginner.member.subGroups;
  const inUse = documents.filter(({ isArchived }) => !isArchived);
  const mine = inUse.filter(({ subGroup }) => subGroup !== null && own.includes(subGroup));
  const archived = documents.filter(({ isArchived }) => isArchived);
  return (
    <>
      {inUse.length === 0 && (
        <QuietMessage>{t(mayBegin ? 'home:beginEmpty' : 'documents:empty')}</QuietMessage>
      )}
      {mine.length > 0 && (
        <DocumentSection
          id="my-sub-groups"
          name={t('home:yourSubGroup', { count: own.length })}
          documents={mine}
          look={look}
        />
      )}
      <DocumentList documents={inUse.filter((document) => !mine.includes(document))} look={look} />
      {archived.length > 0 && <ArchivedDocuments documents={archived} look={look} />}
    </>
  );
}
