import { useTranslation } from 'react-i18next';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { StepForm } from './forms/step-form.tsx';
import { ActionMove } from '#shared/actions/action-moves.ts';
import styles from './step-desk.module.css';
import { StepName } from './step-name.ts';
import type { Steps } from './use-steps.ts';

type Props = { detail: ActionDetail; steps: Steps };

const betweenSides: ReadonlySet<StepName> = new Set(Object.values(ActionMove));

/** What the member may do now, and the form of what is being done. Nothing for those who only read. */
export function StepDesk({ detail, steps }: Props) {
  const { t } = useTranslation('desk');
  const { offered, form, done } = steps;
  if (offered.length === 0 && form === null) return null;
  const moves = offered.filter((step) => betweenSides.has(step));
  const record = offered.filter((step) => !betweenSides.has(step));
  return (
    <section className={styles.desk} aria-label={t('steps')}>
      <StepButtons steps={moves} all={steps} />
      {record.length > 0 && <StepButtons steps={record} all={steps} isQuiet />}
      <output className={styles.done} data-testid="step-done">
        {done !== null && t('recorded', { step: t(`step-${done}`) })}
      </output>
      {form !== null && <StepForm key={form.step} detail={detail} steps={steps} form={form} />}
    </section>
  );
}

type ButtonsProps = { steps: readonly StepName[]; all: Steps; isQuiet?: boolean };

function StepButtons({ steps, all, isQuiet = false }: ButtonsProps) {
  const { t } = useTranslation('desk');
  return (
    <div className={styles.steps} data-quiet={isQuiet}>
      {steps.map((step) => (
        <button
          key={step}
          type="button"
          className={styles.step}
          data-step={step}
          aria-pressed={all.form?.step === step}
          onClick={() => (all.form?.step === step ? all.close() : all.open(step))}
        >
          {t(`step-${step}`)}
          {all.written.includes(step) && <span className={styles.written}>{t('written')}</span>}
        </button>
      ))}
    </div>
  );
}
