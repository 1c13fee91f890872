import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissingPart } from '#shared/drafting/standard-parts.ts';
import styles from './missing-parts.module.css';

type Props = {
  missing: readonly MissingPart[];
  /** The name of the sub-group or of the Side that a part belongs to. */
  nameOf: (part: MissingPart) => string;
  /** The way to the Protocol. */
  link: ReactNode;
};

/** Which of its usual parts the Protocol lacks: they are listed, never silently left out. */
export function MissingParts({ missing, nameOf, link }: Props) {
  const { t } = useTranslation('sessionPage');
  if (missing.length === 0) return <p className={styles.complete}>{t('complete')}</p>;
  return (
    <section className={styles.missing} aria-label={t('missing', { count: missing.length })}>
      <h3 className={styles.title}>{t('missing', { count: missing.length })}</h3>
      <ul className={styles.parts}>
        {missing.map((each) => (
          <li key={`${each.part} ${each.subGroup} ${each.side}`} data-missing={each.part}>
            {t(`part-${each.part}`, { of: nameOf(each) })}
          </li>
        ))}
      </ul>
      <p>{link}</p>
    </section>
  );
}
