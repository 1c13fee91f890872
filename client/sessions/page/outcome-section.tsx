import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartCount } from '#shared/actions/part-counts.ts';
import styles from './outcome-section.module.css';
import { PageSection } from './page-section.tsx';

type Props = {
  count: PartCount;
  /** Parts whose Side has still to report them done. */
  owed: number;
  /** Actions of earlier sessions that were carried into this one. */
  carried: number;
  /** The way to them in the register. */
  link: ReactNode;
};

/** What came of the session: parts are counted, and it is said what is counted. */
export function OutcomeSection({ count, owed, carried, link }: Props) {
  const { t } = useTranslation('sessionPage');
  const { actions, parts, by, overdue } = count;
  return (
    <PageSection name={t('outcome')}>
      <div className={styles.outcome}>
        {actions === 0 ? (
          <p className={styles.soft}>{t('outcomeNone')}</p>
        ) : (
          <>
            <p className={styles.head}>{t('actions', { count: actions })}</p>
            <p className={styles.soft}>{t('parts', { parts, closed: by.closed, owed, overdue })}</p>
            <p>{link}</p>
          </>
        )}
        {carried > 0 && <p className={styles.soft}>{t('carried', { carried })}</p>}
      </div>
    </PageSection>
  );
}
