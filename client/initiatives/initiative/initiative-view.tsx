import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { InitiativeNames } from '#client/initiatives/initiative-names.ts';
import styles from '#client/initiatives/initiatives.module.css';
import { LeadBodies } from '#client/initiatives/lead-bodies.tsx';
import type { InitiativeRecord } from '#shared/actions/initiative-record.ts';
import type { InitiativePage } from '#shared/initiatives/initiative-page.ts';
import { EvidenceFiles } from './evidence-files.tsx';
import { InitiativeActions } from './initiative-actions.tsx';
import { InitiativeMentions } from './initiative-mentions.tsx';
import { InitiativeStages } from './initiative-stages.tsx';
import { InitiativeTimeline } from './initiative-timeline.tsx';

type Props = { page: InitiativePage; record: InitiativeRecord; names: InitiativeNames };

/** One initiative: what it is for, how far it has come, and everything that serves it, across sessions. */
export function InitiativeView({ page, record, names }: Props) {
  const { t } = useTranslation('initiatives');
  const locale = useLocale();
  const { initiative, sector, stages, actions, mentions, mayRun } = page;
  return (
    <article>
      <header className={styles.heading}>
        {sector !== null && <p className={styles.eyebrow}>{sector.name[locale]}</p>}
        <h1 className={styles.title}>{initiative.name[locale]}</h1>
        <p className={styles.goal}>{initiative.goal?.[locale] ?? t('noGoal')}</p>
        <dl className={styles.leads}>
          <dt>{t('leadBodies')}</dt>
          <dd>
            {initiative.leadBodies.length === 0 ? (
              t('noLeadBodies')
            ) : (
              <LeadBodies ids={initiative.leadBodies} names={names} form="name" />
            )}
          </dd>
        </dl>
      </header>
      <InitiativeStages initiative={initiative.id} stages={stages} mayRun={mayRun} names={names} />
      <InitiativeActions actions={actions} names={names} />
      <InitiativeMentions mentions={mentions} names={names} />
      <EvidenceFiles files={record.files} names={names} />
      <InitiativeTimeline stages={stages} entries={record.entries} names={names} />
    </article>
  );
}
