import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { InitiativeNames } from '#client/initiatives/initiative-names.ts';
import styles from '#client/initiatives/initiatives.module.css';
import type { InitiativeMention } from '#shared/initiatives/initiative-page.ts';
import { PageSection } from './page-section.tsx';

type Props = { mentions: readonly InitiativeMention[]; names: InitiativeNames };

/** Every clause that mentions it now, as it reads in all its languages; each leads to its place in the text. */
export function InitiativeMentions({ mentions, names }: Props) {
  const { t } = useTranslation(['initiatives', 'sessions']);
  const locale = useLocale();
  const sessionOf = (id: string | null) => (id === null ? null : names.numberOf(id));
  return (
    <PageSection name="clauses" title={t('initiatives:clauses')}>
      {mentions.length === 0 && <p className={styles.faint}>{t('initiatives:clausesEmpty')}</p>}
      <ul>
        {mentions.map(({ document, title, session, cid, words }) => {
          const number = sessionOf(session);
          return (
            <li key={`${document} ${cid}`} className={styles.clause} data-clause={cid}>
              <p className={styles.facts}>
                <Link to="/documents/$documentId" params={{ documentId: document }} hash={cid}>
                  {title[locale]}
                </Link>
                {number !== null && <span>{t('sessions:title', { count: number, ordinal: true })}</span>}
              </p>
              <div className={styles.wordings}>
                {Object.entries(words).map(([language, wording]) => (
                  <blockquote key={language} className={styles.wording} lang={language}>
                    {wording}
                  </blockquote>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </PageSection>
  );
}
