import { Link } from '@tanstack/react-router';
import { FileText, Link2, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { Evidence } from '#shared/actions/action.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { useDesk } from './desk.ts';
import styles from './evidence-list.module.css';
import { useFileSize } from './file-size.ts';

type Props = {
  evidence: readonly Evidence[];
  /** Where a piece can still be taken out. */
  remove?: (piece: Evidence) => void;
};

/** Proof of what was reported: letters, clauses, files. Empty: nothing is shown. */
export function EvidenceList({ evidence, remove }: Props) {
  const { t } = useTranslation(['desk', 'common']);
  if (evidence.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('desk:evidence')}>
      {evidence.map((piece) => (
        <li key={JSON.stringify(piece)} className={styles.piece} data-evidence={piece.kind}>
          <Piece piece={piece} />
          {remove !== undefined && (
            <button type="button" className={styles.remove} onClick={() => remove(piece)}>
              {t('common:remove')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Piece({ piece }: { piece: Evidence }) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const { documents } = useDesk();
  const sizeOf = useFileSize();
  if (piece.kind === 'reference') {
    return (
      <>
        <Mail aria-hidden />
        <span>{t('reference', { number: piece.number, date: formatDay(piece.date, locale) })}</span>
      </>
    );
  }
  if (piece.kind === 'clause') {
    const title = documents.find(({ id }) => id === piece.document)?.title[locale];
    return (
      <>
        <Link2 aria-hidden />
        <Link to="/documents/$documentId" params={{ documentId: piece.document }} hash={piece.cid}>
          {title ?? t('openClause')}
        </Link>
      </>
    );
  }
  return (
    <>
      <FileText aria-hidden />
      <span>
        <a href={`/api/evidence-files/${piece.digest}`} download={piece.name}>
          {piece.name}
        </a>{' '}
        <span className={styles.size}>{sizeOf(piece.size)}</span>
        <code className={styles.digest} title={piece.digest} lang="zxx">
          {t('sha256', { beginning: piece.digest.slice(0, 16) })}
        </code>
      </span>
    </>
  );
}
