import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { ClauseQuote } from '#shared/actions/action.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import styles from './action-sheet.module.css';
import { useDesk } from './desk.ts';

/** The clause that promised it, in both languages as it was quoted, and whether it reads so still. */
export function PromiseSection({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation('desk');
  const { quote } = detail.action;
  return (
    <section className={styles.section} aria-labelledby="promise">
      <h2 id="promise" className={styles.name}>
        {t('promise')}
      </h2>
      {quote === null ? (
        <p className={styles.soft}>{t('noQuote')}</p>
      ) : (
        <Quote quote={quote} detail={detail} />
      )}
    </section>
  );
}

function Quote({ quote, detail }: { quote: ClauseQuote; detail: ActionDetail }) {
  const { t } = useTranslation(['desk', 'drafting']);
  const locale = useLocale();
  const { languages, documents } = useDesk();
  const { clauseNow, isClauseFrozen, row } = detail;
  const title = documents.find(({ id }) => id === quote.document)?.title[locale];
  const quoted = languages.filter((language) => quote.wordings[language] !== undefined);
  return (
    <>
      <div className={styles.quotes}>
        {quoted.map((language) => (
          <figure key={language} className={styles.quote}>
            <figcaption>{t(`drafting:language-${language}`)}</figcaption>
            <blockquote lang={language}>{quote.wordings[language]?.words}</blockquote>
            <Changed now={clauseNow} language={language} quoted={quote.wordings[language]?.words ?? ''} />
          </figure>
        ))}
      </div>
      <p className={styles.source}>
        <Link to="/documents/$documentId" params={{ documentId: quote.document }} hash={quote.cid}>
          {title ?? t('desk:openClause')}
        </Link>
        <span>{t(wordingState(detail))}</span>
        {isClauseFrozen && <span>{t('desk:clauseFrozen')}</span>}
      </p>
      {row.hasWordingChanged && clauseNow === null && <p className={styles.warn}>{t('desk:clauseGone')}</p>}
    </>
  );
}

const wordingState = ({ row }: ActionDetail) =>
  row.hasWordingChanged ? ('desk:wordingChanged' as const) : ('desk:wordingSame' as const);

type ChangedProps = { now: ActionDetail['clauseNow']; language: TextLanguage; quoted: string };

/** How the clause reads today, where that is not what was quoted. */
function Changed({ now, language, quoted }: ChangedProps) {
  const { t } = useTranslation('desk');
  const today = now?.[language];
  if (today === undefined || today === quoted) return null;
  return (
    <details className={styles.today}>
      <summary>{t('asItReadsToday')}</summary>
      <blockquote lang={language}>{today}</blockquote>
    </details>
  );
}
