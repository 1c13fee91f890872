import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './top-bar.module.css';

type Props = {
  /** Every screen of a demonstration says so. */
  demonstration: boolean;
  start: ReactNode;
  end: ReactNode;
  /** Much stands at the end: on a phone it gets a row of its own, so that the start keeps its words. */
  isFull?: boolean;
};

/** The one bar at the top of every screen, with the way past it for the keyboard. */
export function TopBar({ demonstration, start, end, isFull = false }: Props) {
  const { t } = useTranslation('common');
  return (
    <header className={styles.bar} data-full={isFull}>
      <a className={styles.skip} href="#content">
        {t('skipToContent')}
      </a>
      <div className={styles.start}>{start}</div>
      <div className={styles.end}>
        {demonstration && (
          <span className={styles.demonstration} title={t('demonstrationNote')}>
            {t('demonstrationData')}
          </span>
        )}
        {end}
      </div>
    </header>
  );
}
