import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './top-bar.module.css';

type Props = {
  /** Every screen of a demonstration says so. */
  demonstration: boolean;
  start: ReactNode;
  /** The way to other screens: a row of its own where the window is narrow. */
  places?: ReactNode;
  end: ReactNode;
  /** Much stands at the end: on a phone it gets a row of its own, so that the start keeps its words. */
  isFull?: boolean;
};

/** The one bar at the top of every screen, with the way past it for the keyboard. */
export function TopBar({ demonstration, start, places, end, isFull = false }: Props) {
  const { t } = useTranslation('common');
  return (
    <header className={styles.bar} data-full={isFull} data-places={places !== undefined}>
      <a className={styles.skip} href="#content">
        {t('skipToContent')}
      </a>
      <div className={styles.start}>{start}</div>
      {places !== undefined && <div className={styles.places}>{places}</div>}
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
