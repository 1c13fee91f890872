import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import type { InitiativeRow } from '#shared/initiatives/initiative-page.ts';
import type { Sector } from '#shared/initiatives/sector.ts';
import type { InitiativeNames } from './initiative-names.ts';
import styles from './initiatives.module.css';
import { LeadBodies } from './lead-bodies.tsx';

type Props = {
  sectors: readonly Sector[];
  initiatives: readonly InitiativeRow[];
  names: InitiativeNames;
};

/** Every initiative under its sector; sectors without one have a page of their own. */
export function InitiativeList({ sectors, initiatives, names }: Props) {
  const { t } = useTranslation('initiatives');
  const locale = useLocale();
  if (initiatives.length === 0) return <QuietMessage>{t('empty')}</QuietMessage>;
  const groups = sectors
    .map((sector) => ({
      sector,
      own: initiatives.filter(({ initiative }) => initiative.sector === sector.id),
    }))
    .filter(({ own }) => own.length > 0);
  return groups.map(({ sector, own }) => (
    <section key={sector.id} className={styles.group} aria-labelledby={`sector-${sector.id}`}>
      <h2 className={styles.groupName} id={`sector-${sector.id}`}>
        {sector.name[locale]}
      </h2>
      <ul>
        {own.map((row) => (
          <InitiativeLine key={row.initiative.id} row={row} names={names} />
        ))}
      </ul>
    </section>
  ));
}

function InitiativeLine({ row, names }: { row: InitiativeRow; names: InitiativeNames }) {
  const { t } = useTranslation('initiatives');
  const locale = useLocale();
  const { initiative, stage, actions } = row;
  return (
    <li data-initiative={initiative.id}>
      <Link className={styles.line} to="/initiatives/$initiativeId" params={{ initiativeId: initiative.id }}>
        <span className={styles.lineName}>{initiative.name[locale]}</span>
        <span className={styles.stage}>{stage === null ? t('noStage') : t(`stage-${stage.stage}`)}</span>
        <span className={styles.facts}>
          <LeadBodies ids={initiative.leadBodies} names={names} form="short" />
          <span>
            {actions.total === 0
              ? t('noActions')
              : t('actionsFinished', { finished: actions.finished, total: actions.total })}
          </span>
          {actions.overdue > 0 && (
            <span className={styles.overdue}>{t('overdue', { count: actions.overdue })}</span>
          )}
        </span>
      </Link>
    </li>
  );
}
