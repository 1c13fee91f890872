import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FactLine } from '#client/actions/action/history-section.tsx';
import { lackOf } from '#client/actions/action/move-draft.ts';
import type { OpenForm, Steps } from '#client/actions/action/use-steps.ts';
import { isMac, writtenChord } from '#client/browser/written-chord.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import styles from './step-form.module.css';
import { StepFields } from './step-fields.tsx';

type Props = { detail: ActionDetail; steps: Steps; form: OpenForm };

/** The form of one step: Mod+Enter sends it, Escape puts it aside with all that is written in it. */
export function StepForm({ detail, steps, form }: Props) {
  const { t } = useTranslation('desk');
  const place = useFirstFocus();
  const { step } = form;
  const lack = lackOf(step, form.draft);
  const isOffered = steps.offered.includes(step);
  const isBehind = form.seen < detail.row.revision;
  const maySend = lack === null && isOffered && !isBehind && !steps.isSending;
  const pressed = (event: KeyboardEvent): void => {
    // A key that ends a composition is no command.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (isMac() ? event.metaKey : event.ctrlKey)) {
      if (maySend) steps.send();
    } else if (event.key === 'Escape') steps.close();
    else return;
    event.preventDefault();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (maySend) steps.send();
  };
  return (
    // The keys belong to whatever stands in the form.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={place}
      className={styles.form}
      data-form={step}
      aria-labelledby="step-form"
      onSubmit={submit}
      onKeyDown={pressed}
    >
      <h2 id="step-form" className={styles.heading}>
        {t(`step-${step}`)}
      </h2>
      <p className={styles.lead}>{t(`lead-${step}`)}</p>
      {isBehind && <Meanwhile detail={detail} seen={form.seen} onSeen={steps.see} />}
      {!isOffered && (
        <p className={styles.warn} role="alert">
          {t('notOpenAnyMore')}
        </p>
      )}
      <fieldset className={styles.fields} disabled={steps.isSending}>
        <StepFields
          detail={detail}
          draft={form.draft}
          step={step}
          change={(change) => steps.change(step, change)}
        />
      </fieldset>
      {steps.failure !== null && (
        <p role="alert" className={styles.warn}>
          {steps.failure}
        </p>
      )}
      <Foot steps={steps} form={form} maySend={maySend} />
    </form>
  );
}

/** What is still missing, where the words are kept, and the ways out of the form. */
function Foot({ steps, form, maySend }: { steps: Steps; form: OpenForm; maySend: boolean }) {
  const { t } = useTranslation('desk');
  const lack = lackOf(form.step, form.draft);
  return (
    <div className={styles.foot}>
      <p className={styles.kept}>
        {t(steps.isKept ? 'keptHere' : 'notKeptHere')}
        {lack !== null && <span data-lack={lack}>{t(`lack-${lack}`)}</span>}
      </p>
      <TextButton onClick={steps.discard}>{t('discard')}</TextButton>
      <TextButton onClick={steps.close}>{t('putAside')}</TextButton>
      <TextButton type="submit" weight="main" disabled={!maySend} title={writtenChord('mod+enter')}>
        {t(steps.isSending ? 'sending' : `send-${form.step}`)}
      </TextButton>
    </div>
  );
}

type MeanwhileProps = { detail: ActionDetail; seen: number; onSeen: () => void };

/** What others recorded since the form was opened: it is to be read before anything is sent. */
function Meanwhile({ detail, seen, onSeen }: MeanwhileProps) {
  const { t } = useTranslation('desk');
  const news = detail.facts.filter(({ seq }) => seq > seen);
  return (
    <div className={styles.meanwhile} role="alert" data-testid="meanwhile">
      <p>{t('meanwhile')}</p>
      <ol>
        {news.map((fact) => (
          <FactLine key={fact.seq} fact={fact} members={detail.members} />
        ))}
      </ol>
      <TextButton onClick={onSeen}>{t('haveSeen')}</TextButton>
    </div>
  );
}

/** The first thing to be written, else the button: whoever came by a key goes on by keys. */
function useFirstFocus() {
  const place = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = place.current?.querySelector<HTMLElement>('[data-autofocus]');
    (first ?? place.current?.querySelector<HTMLElement>('[type="submit"]:enabled'))?.focus();
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return place;
}
