import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionPapers } from '#shared/drafting/session-papers.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import styles from './agenda-section.module.css';
import { PageSection } from './page-section.tsx';

type Props = {
  agenda: SessionPapers['agenda'];
  /** In the order in which the reader's own original has them. */
  languages: readonly TextLanguage[];
  /** The way to the document that holds the items. */
  link: (document: string, words: string) => ReactNode;
};

/** The agenda as its document has it, in the languages of the text side by side. */
export function AgendaSection({ agenda, languages, link }: Props) {
  const { t } = useTranslation('sessionPage');
  return (
    <PageSection name={t('agenda')}>
      {agenda === null && <p className={styles.none}>{t('agendaNone')}</p>}
      {agenda?.items.length === 0 && <p className={styles.none}>{t('agendaEmpty')}</p>}
      {agenda !== null && (
        <>
          <ol className={styles.items}>
            {agenda.items.map(({ cid, number, words }) => (
              <li key={cid} className={styles.item}>
                <span className={styles.number}>{number !== null && `${number}.`}</span>
                <span className={styles.wordings}>
                  {languages.map((language) => (
                    <span key={language} lang={language}>
                      {words[language] ?? '–'}
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ol>
          <p className={styles.way}>{link(agenda.document, t('openAgenda'))}</p>
        </>
      )}
    </PageSection>
  );
}
