import { useTranslation } from 'react-i18next';
import { useRefusalWords } from '#client/actions/refusal-words.ts';
import { ActionLink } from '#client/actions/register/action-link.tsx';
import form from '#client/ui/dialog-form.module.css';
import styles from './bulk-dialog.module.css';
import type { Taken } from './use-taking-steps.ts';

/** What was done and what was refused, one by one, and why. */
export function BulkResult({ taken }: { taken: Taken }) {
  const { t } = useTranslation('register');
  const { wordsOf } = useRefusalWords();
  const { wanted, done, refused, failure, isOver } = taken;
  const answered = done.length + refused.length;
  return (
    <div aria-live="polite" className={styles.result}>
      {!isOver && <p>{t('beingDone', { done: answered, all: wanted })}</p>}
      {done.length > 0 && (
        <p className={styles.done} data-testid="bulk-done">
          {t('done', { count: done.length })}
        </p>
      )}
      {refused.length > 0 && (
        <div data-testid="bulk-refused">
          <p>{t('refused', { count: refused.length })}</p>
          <ul className={styles.refusals}>
            {refused.map(({ action, label, refusal }) => (
              <li key={action}>
                <ActionLink action={action} className={styles.refusedLabel}>
                  {label}
                </ActionLink>
                <span>{wordsOf(refusal)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {failure !== null && (
        <p role="alert" className={form.failure}>
          {failure} {answered < wanted && t('unanswered', { count: wanted - answered })}
        </p>
      )}
    </div>
  );
}
