import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { countParts, type PartCount, partStandings } from '#shared/actions/part-counts.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { InitiativeRow } from '#shared/initiatives/initiative-page.ts';
import type { Sector } from '#shared/initiatives/sector.ts';
import styles from './initiatives.module.css';

type Props = {
  sectors: readonly Sector[];
  initiatives: readonly InitiativeRow[];
  rows: readonly RegisterRow[];
};

/** Every sector with its initiatives, and how the parts of its actions stand. */
export function SectorList({ sectors, initiatives, rows }: Props) {
  const { t } = useTranslation('initiatives');
  const locale = useLocale();
  if (sectors.length === 0) return <QuietMessage>{t('sectorsEmpty')}</QuietMessage>;
  return sectors.map((sector) => {
    const own = rows.filter((row) => row.sector === sector.id);
    const served = initiatives.filter(({ initiative }) => initiative.sector === sector.id);
    return (
      <section
        key={sector.id}
        className={styles.sector}
        data-sector={sector.id}
        aria-labelledby={`sector-${sector.id}`}
      >
        <h2 className={styles.sectorName} id={`sector-${sector.id}`}>
          {sector.name[locale]}
        </h2>
        {own.length === 0 ? (
          <p className={styles.faint}>{t('noActions')}</p>
        ) : (
          <Standing count={countParts(own)} />
        )}
        <h3 className={styles.forReaders}>{t('sectorInitiatives')}</h3>
        {served.length === 0 ? (
          <p className={styles.faint}>{t('noInitiatives')}</p>
        ) : (
          <ul className={styles.served}>
            {served.map(({ initiative, stage }) => (
              <li key={initiative.id}>
                <Link to="/initiatives/$initiativeId" params={{ initiativeId: initiative.id }}>
                  {initiative.name[locale]}
                </Link>{' '}
                <span className={styles.faint}>
                  {stage === null ? t('noStage') : t(`stage-${stage.stage}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    );
  });
}

/** "Closed: 3 of 8 parts in 5 actions", and every other standing that occurs. */
function Standing({ count }: { count: PartCount }) {
  const { t } = useTranslation(['initiatives', 'charts']);
  const { by, parts, actions, overdue } = count;
  const others = partStandings.filter((standing) => standing !== 'closed' && by[standing] > 0);
  return (
    <p className={styles.facts}>
      <span className={styles.strong}>
        {t('initiatives:closedOf', { closed: by.closed, parts, actions })}
      </span>
      {others.map((standing) => (
        <span key={standing}>
          {t('initiatives:partsOf', { name: t(`charts:standing-${standing}`), count: by[standing] })}
        </span>
      ))}
      {overdue > 0 && <span className={styles.overdue}>{t('initiatives:overdue', { count: overdue })}</span>}
    </p>
  );
}
