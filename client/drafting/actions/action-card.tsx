import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { scrollToPart } from '#client/drafting/scroll-to-part.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { TextButton } from '#client/ui/text-button.tsx';
import { actionLabel } from '#shared/actions/action.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { Side } from '#shared/sides/side.ts';
import { ActionsContext } from './actions-context.ts';
import styles from './actions-panel.module.css';
import { readable } from './offer-card.tsx';
import type { ActionHere } from './text-actions.ts';

type Props = {
  here: ActionHere;
  sides: readonly Side[];
  /** Null: this member, or this action, may not. */
  onRenew: (() => void) | null;
  onPutChip: (() => void) | null;
};

/** An action of this text with its state as the register has it now. */
export function ActionCard({ here, sides, onRenew, onPutChip }: Props) {
  const { t } = useTranslation(['textActions', 'actions']);
  const locale = useLocale();
  const { row, cid, hasChip, hasChanged } = here;
  const [language, words] = readable(row.deliverable, locale);
  const bound = sides.filter(({ id }) => row.parts.some(({ side }) => side === id));
  return (
    <li className={styles.card} data-action={row.id}>
      <p className={styles.line}>
        <ActionLink id={row.id} />
        <span className={styles.status}>{t(`actions:status-${row.status}`)}</span>
        <span>{bound.map(({ name }) => name[locale]).join(', ')}</span>
      </p>
      <button
        type="button"
        className={styles.words}
        lang={language}
        title={t('showClause')}
        disabled={cid === null}
        onClick={() => {
          if (cid !== null) scrollToPart(cid);
        }}
      >
        {words}
      </button>
      {row.due !== null && (
        <p className={styles.line} data-due={row.dueState}>
          <span>{t('lastDay', { day: formatDay(row.due, locale) })}</span>
          <span className={row.dueState === 'overdue' ? styles.late : undefined}>
            {t(`actions:due-${row.dueState}`)}
          </span>
        </p>
      )}
      {cid === null && <p className={styles.note}>{t('gone')}</p>}
      {hasChanged && cid !== null && <p className={styles.changed}>{t('changed')}</p>}
      <div className={styles.buttons}>
        {hasChanged && cid !== null && onRenew !== null && (
          <TextButton onClick={onRenew}>{t('renew')}</TextButton>
        )}
        {!hasChip && cid !== null && onPutChip !== null && (
          <TextButton onClick={onPutChip}>{t('putChip')}</TextButton>
        )}
      </div>
    </li>
  );
}

function ActionLink({ id }: { id: ActionHere['row']['id'] }) {
  const { t } = useTranslation('textActions');
  const context = useContext(ActionsContext);
  const label = actionLabel(id);
  const href = `/actions/${id}`;
  return (
    <a
      className={styles.label}
      href={href}
      aria-label={t('openAction', { label })}
      onClick={(event) => {
        if (context === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        context.things.open(href);
      }}
    >
      {label}
    </a>
  );
}
