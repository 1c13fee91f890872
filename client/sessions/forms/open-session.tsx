import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { AppError } from '#shared/core/app-error.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { DocumentId } from '#shared/core/id.ts';
import type { Session } from '#shared/sessions/session.ts';
import form from '#client/ui/dialog-form.module.css';
import styles from './open-session.module.css';
import { openSession } from './session-commands.ts';

type Props = {
  session: Session;
  /** None was before it: there is nothing to review. */
  isFirst: boolean;
  today: CalendarDay;
  /** Its form stands open. */
  isAsked: boolean;
  ask: (isAsked: boolean) => void;
  /** Goes to the draft of its Protocol, when it has one. */
  onOpened: (protocol: DocumentId | null) => void;
};

/** For who may open a session that is in preparation: what that does is said before it is done. */
export function OpenSession({ session, isFirst, today, isAsked, ask, onOpened }: Props) {
  const { t } = useTranslation('sessionPage');
  return (
    <>
      <section className={styles.offer} aria-label={t('openTitle', { count: session.number, ordinal: true })}>
        <p>{t(isFirst ? 'openOfferFirst' : 'openOffer')}</p>
        <TextButton weight="main" onClick={() => ask(true)}>
          {t('open', { count: session.number, ordinal: true })}
        </TextButton>
      </section>
      {isAsked && (
        <OpenDialog
          session={session}
          isFirst={isFirst}
          today={today}
          onOpened={onOpened}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}

type DialogProps = Pick<Props, 'session' | 'isFirst' | 'today' | 'onOpened'> & { onClose: () => void };

function OpenDialog({ session, isFirst, today, onOpened, onClose }: DialogProps) {
  const { t } = useTranslation('sessionPage');
  const [startsOn, setStartsOn] = useState(session.startsOn ?? '');
  const { isRunning, failure, run } = useOpening(session.number);
  const title = t('openTitle', { count: session.number, ordinal: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(startsOn === '' ? null : startsOn, onOpened);
  };
  return (
    <ModalDialog label={title} onClose={onClose}>
      <form className={form.form} onSubmit={submit}>
        <h2 className={form.heading}>{title}</h2>
        <p className={form.lead}>
          {isFirst ? t('openLeadFirst') : t('openLead', { number: session.number - 1 })}
        </p>
        <label className={form.group}>
          <span className={form.label}>{t('openDay')}</span>
          <input
            className={form.field}
            type="date"
            value={startsOn}
            min={today}
            onChange={(event) => setStartsOn(event.currentTarget.value)}
          />
          <span className={styles.note}>{t('openDayNote')}</span>
        </label>
        {failure !== null && (
          <p role="alert" className={form.failure}>
            {failure}
          </p>
        )}
        <div className={form.buttons}>
          <TextButton onClick={onClose}>{t('cancel')}</TextButton>
          <TextButton type="submit" weight="main" disabled={isRunning}>
            {t('openNow')}
          </TextButton>
        </div>
      </form>
    </ModalDialog>
  );
}

/** The command with its state; what the screens know of sessions, documents and actions is read again after it. */
function useOpening(number: number) {
  const { t } = useTranslation('errors');
  const queryClient = useQueryClient();
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = (startsOn: CalendarDay | null, after: Props['onOpened']): void => {
    setRunning(true);
    setFailure(null);
    void (async () => {
      try {
        const { protocol } = await openSession(number, startsOn);
        await queryClient.invalidateQueries();
        after(protocol);
      } catch (error) {
        setFailure(error instanceof AppError ? t(`code-${error.code}`) : t('unreachable'));
        setRunning(false);
      }
    })();
  };
  return { isRunning, failure, run };
}
