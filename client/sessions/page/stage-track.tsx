import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '#client/ui/form-failure.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { moveSession } from '#client/sessions/forms/session-commands.ts';
import { useSessionCommand } from '#client/sessions/forms/use-session-command.ts';
import { isBack, movesByHand, stagesInOrder } from '#shared/sessions/session-stage.ts';
import { type Session, SessionStage } from '#shared/sessions/session.ts';
import styles from './stage-track.module.css';

type Props = {
  session: Session;
  mayMove: boolean;
  /** What else may be done to the session. */
  children: ReactNode;
};

/** How far the session has come, among all stages, and where it may go from here. */
export function StageTrack({ session, mayMove, children }: Props) {
  const { t } = useTranslation(['sessionPage', 'sessions']);
  const { isRunning, failure, run } = useSessionCommand('stageFailed');
  const { number, stage, revision: expectedRevision } = session;
  const reached = stagesInOrder.indexOf(stage);
  const note = noteOf(stage);
  return (
    <section className={styles.track} aria-label={t('sessionPage:stage')}>
      <ol className={styles.stages}>
        {stagesInOrder.map((each, index) => {
          const name = t(`sessions:stage-${each}`);
          return (
            <li
              key={each}
              className={styles.stage}
              data-reached={index <= reached}
              aria-current={each === stage ? 'step' : undefined}
            >
              {name}
            </li>
          );
        })}
      </ol>
      <div className={styles.foot}>
        {note !== null && <p className={styles.note}>{t(`sessionPage:${note}`)}</p>}
        {mayMove && (
          <span className={styles.moves}>
            {children}
            {movesByHand(stage).map((to) => (
              <TextButton
                key={to}
                data-move={to}
                disabled={isRunning}
                onClick={() => run(async () => void (await moveSession(number, { to, expectedRevision })))}
              >
                {t(wordsOf(stage, to))}
              </TextButton>
            ))}
          </span>
        )}
      </div>
      <FormFailure words={failure} />
    </section>
  );
}

function noteOf(stage: SessionStage): 'stageOpenNote' | 'stageSealNote' | 'stageSealedNote' | null {
  if (stage === SessionStage.preparing) return 'stageOpenNote';
  if (stage === SessionStage.agreed) return 'stageSealNote';
  return stage === SessionStage.sealed ? 'stageSealedNote' : null;
}

/** Only moves that are made by hand have words. */
function wordsOf(from: SessionStage, to: SessionStage) {
  if (isBack(from, to)) {
    return to === SessionStage.drafting ? 'sessionPage:back-drafting' : 'sessionPage:back-reconciling';
  }
  return to === SessionStage.agreed ? 'sessionPage:forward-agreed' : 'sessionPage:forward-reconciling';
}
