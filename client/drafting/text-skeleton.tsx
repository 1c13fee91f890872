import { useTranslation } from 'react-i18next';
import styles from './text-skeleton.module.css';

const lines = ['46%', '100%', '97%', '99%', '62%', '100%', '94%', '98%', '38%'];

/** The sheet before its words: the same place and width, so that nothing jumps. */
export function TextSkeleton({ columns }: { columns: number }) {
  const { t } = useTranslation('drafting');
  return (
    <output className={styles.sheet} data-columns={columns} aria-label={t('opening')}>
      {Array.from({ length: columns }, (_, column) => (
        <div key={column} className={styles.column} aria-hidden>
          {lines.map((width, line) => (
            <div key={line} className={styles.line} style={{ width }} />
          ))}
        </div>
      ))}
    </output>
  );
}
