import { ListChecks } from 'lucide-react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/icon-button.tsx';
import styles from '#client/drafting/dock-button.module.css';
import { ActionsContext, useActionsState } from './actions-context.ts';
import type { TextActions } from './text-actions.ts';

/** Opens and closes the actions of the text; says how many clauses read as commitments and are none yet. */
export function ActionsButton() {
  const context = useContext(ActionsContext);
  return context === null ? null : <Toggle actions={context.actions} />;
}

function Toggle({ actions }: { actions: TextActions }) {
  const { t } = useTranslation('textActions');
  const { isOpen, offers, actions: here } = useActionsState(actions);
  const label = [
    t('title'),
    ...(here.length === 0 ? [] : [t('count', { count: here.length })]),
    ...(offers.length === 0 ? [] : [t('offerCount', { count: offers.length })]),
  ].join(': ');
  return (
    <span className={`${styles.place ?? ''} ${styles.offers ?? ''}`}>
      <IconButton
        label={label}
        icon={<ListChecks />}
        aria-expanded={isOpen}
        aria-controls={isOpen ? 'text-actions' : undefined}
        data-testid="actions-button"
        onClick={() => actions.show(!isOpen)}
      />
      {offers.length > 0 && (
        <span className={styles.count} aria-hidden>
          {offers.length}
        </span>
      )}
    </span>
  );
}
