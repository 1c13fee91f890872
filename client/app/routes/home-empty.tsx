import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '#client/auth/auth-queries.ts';
import quiet from '#client/ui/quiet-link.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import styles from './home-empty.module.css';
import { SessionForm } from './session-form.tsx';

const steps = ['step1', 'step2', 'step3'] as const;

/** Home before the first session: what comes, and the next step, or who takes it. */
export function HomeEmpty() {
  const { t } = useTranslation(['sessionPage', 'access']);
  const { data: me } = useSuspenseQuery(meQuery);
  const [isAnnouncing, setAnnouncing] = useState(false);
  const announces = may(me.member, Verb.manageSessions, { type: 'workspace' });
  const close = () => setAnnouncing(false);
  return (
    <section className={styles.empty} aria-labelledby="no-session">
      <h1 id="no-session" className={styles.title}>
        {t('sessionPage:emptyTitle')}
      </h1>
      {me.member.side === null && <p className={styles.lead}>{t('access:noTexts')}</p>}
      <p className={styles.lead}>{t(`sessionPage:${leadFor(me.member.side, announces)}`)}</p>
      {announces && (
        <TextButton weight="main" onClick={() => setAnnouncing(true)}>
          {t('sessionPage:announceFirst')}
        </TextButton>
      )}
      {me.member.side === null && (
        <Link to="/members" className={quiet.link}>
          {t('sessionPage:toMembers')}
        </Link>
      )}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step} className={styles.step}>
            <span className={styles.stepName}>{t(`sessionPage:${step}`)}</span>
            <span className={styles.stepNote}>{t(`sessionPage:${step}Note`)}</span>
          </li>
        ))}
      </ol>
      {isAnnouncing && <SessionForm session={null} onDone={close} onClose={close} />}
    </section>
  );
}

function leadFor(side: string | null, announces: boolean) {
  if (side === null) return 'emptyAdministrator';
  return announces ? 'emptySecretary' : 'emptyMember';
}
