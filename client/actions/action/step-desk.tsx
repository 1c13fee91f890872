import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { StepForm } from './forms/step-form.tsx';
import { ActionMove } from '#shared/actions/action-moves.ts';
import styles from './step-desk.module.css';
import type { StepName } from './step-name.ts';
import type { Steps } from './use-steps.ts';

type Letters = ((step: StepName) => string | null) | undefined;

type Props = { detail: ActionDetail; steps: Steps; letterOf: Letters };

const betweenSides: ReadonlySet<StepName> = new Set(Object.values(ActionMove));

/** What the member may do now, and the form of what is being done. Nothing for those who only read. */
export function StepDesk({ detail, steps, letterOf }: Props) {
  const { t } = useTranslation('desk');
  const place = useFocusBack(steps.form?.step ?? null);
  const { offered, form, done } = steps;
  if (offered.length === 0 && form === null) return null;
  const moves = offered.filter((step) => betweenSides.has(step));
  const record = offered.filter((step) => !betweenSides.has(step));
  return (
    <section ref={place} className={styles.desk} aria-label={t('steps')}>
      <StepButtons steps={moves} all={steps} letterOf={letterOf} />
      {record.length > 0 && <StepButtons steps={record} all={steps} letterOf={letterOf} isQuiet />}
      <output className={styles.done} data-testid="step-done" tabIndex={-1}>
        {done !== null && t('recorded', { step: t(`step-${done}`) })}
      </output>
      {form !== null && <StepForm key={form.step} detail={detail} steps={steps} form={form} />}
    </section>
  );
}

/** Whoever closes a form stands where it was opened; where that is not offered any more, at what was recorded. */
function useFocusBack(open: StepName | null) {
  const place = useRef<HTMLElement>(null);
  const before = useRef(open);
  useEffect(() => {
    const closed = open === null ? before.current : null;
    before.current = open;
    if (closed === null) return;
    const button = place.current?.querySelector<HTMLElement>(`[data-step="${closed}"]`);
    (button ?? place.current?.querySelector<HTMLElement>('output'))?.focus();
  }, [open]);
  return place;
}

type ButtonsProps = {
  steps: readonly StepName[];
  all: Steps;
  letterOf: Letters;
  isQuiet?: boolean;
};

function StepButtons({ steps, all, letterOf, isQuiet = false }: ButtonsProps) {
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
          <Letter of={letterOf?.(step) ?? null} />
          {all.written.includes(step) && <span className={styles.written}>{t('written')}</span>}
        </button>
      ))}
    </div>
  );
}

function Letter({ of: letter }: { of: string | null }) {
  return letter === null ? null : <kbd className={styles.letter}>{letter}</kbd>;
}
