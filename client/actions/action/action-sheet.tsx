import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { actionLabel } from '#shared/actions/action.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { ordinalOf } from '#shared/drafting/default-title.ts';
import { inOneLanguage } from '#shared/actions/in-one-language.ts';
import styles from './action-sheet.module.css';
import { DeadlineSection } from './deadline-section.tsx';
import { FilingSection } from './filing-section.tsx';
import { Findings } from './findings.tsx';
import { HistorySection } from './history-section.tsx';
import { OpenProposal } from './open-proposal.tsx';
import { PromiseSection } from './promise-section.tsx';
import { SidesSection } from './sides-section.tsx';
import { StepDesk } from './step-desk.tsx';
import type { StepName } from './step-name.ts';
import type { Steps } from './use-steps.ts';

type Props = {
  detail: ActionDetail;
  steps: Steps;
  /** Where steps have keys: the letter of each. */
  letterOf?: (step: StepName) => string | null;
};

/** All that is known of one action, and what may be done to it. */
export function ActionSheet({ detail, steps, letterOf }: Props) {
  return (
    <article className={styles.sheet} data-action={detail.row.id}>
      <Heading detail={detail} />
      <OpenProposal detail={detail} />
      <StepDesk detail={detail} steps={steps} letterOf={letterOf} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <PromiseSection detail={detail} />
          <SidesSection detail={detail} />
        </div>
        <div className={styles.margin}>
          <DeadlineSection detail={detail} />
          <FilingSection detail={detail} />
          <Findings detail={detail} />
        </div>
      </div>
      <HistorySection detail={detail} />
    </article>
  );
}

function Heading({ detail }: { detail: ActionDetail }) {
  const { t } = useTranslation(['actions', 'desk']);
  const locale = useLocale();
  const { row, action } = detail;
  const promised = inOneLanguage(action.commitment.deliverable, locale);
  return (
    <header className={styles.heading}>
      <p className={styles.over}>
        <span className={styles.label}>{actionLabel(row.id)}</span>
        <span>{t(`actions:kind-${row.kind}`)}</span>
        <span>{t('desk:decisionOf', { session: ordinalOf(row.sessionNumber, locale) })}</span>
        {row.age > 0 && <span>{t('desk:age', { count: row.age })}</span>}
      </p>
      <h1 className={styles.title} lang={promised?.language} tabIndex={-1}>
        {promised?.words ?? t('desk:noDeliverable')}
      </h1>
      <p className={styles.state}>
        <span className={styles.status} data-status={row.status} data-testid="action-status">
          {t(`actions:status-${row.status}`)}
        </span>
        <span data-due={row.dueState}>{t(`actions:due-${row.dueState}`)}</span>
        {row.isStale && <span data-due="stale">{t('actions:stale')}</span>}
      </p>
    </header>
  );
}
