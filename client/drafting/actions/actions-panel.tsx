import { useQueryClient } from '@tanstack/react-query';
import { ListPlus, X } from 'lucide-react';
import { useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenEditors } from '#client/drafting/open-editors.ts';
import { PartCommanderContext } from '#client/drafting/parts/part-commander-context.ts';
import { partAtSelection } from '#client/drafting/parts/standing-part.ts';
import { readingPlace } from '#client/drafting/reading-place.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import type { OpenDocument } from '#shared/drafting/open-document.ts';
import { ActionCard } from './action-card.tsx';
import { renewQuote } from './actions-commands.ts';
import { useActionsState } from './actions-context.ts';
import dock from '#client/drafting/side-dock.module.css';
import styles from './actions-panel.module.css';
import { documentActionsQuery } from './actions-queries.ts';
import type { ActionGround } from './actions-around.tsx';
import { OfferCard } from './offer-card.tsx';
import type { ActionHere, TextActions } from './text-actions.ts';

type Props = { actions: TextActions; document: OpenDocument; ground: ActionGround };

/** The actions of a text: what reads as one, and what has become one, as the register says it now. */
export function ActionsPanel({ actions, document, ground }: Props) {
  const { t } = useTranslation(['textActions', 'actionForm']);
  const state = useActionsState(actions);
  const { failure, renew } = useRenewal(document.id);
  const commander = useContext(PartCommanderContext);
  const putChip = ({ row, cid }: ActionHere) => {
    if (cid !== null) commander?.run({ kind: 'add-chip', part: cid, action: row.id }, null);
  };
  return (
    <aside id="text-actions" className={dock.dock} aria-label={t('title')}>
      <Header actions={actions} mayRegister={state.mayRegister} />
      {failure && (
        <p role="alert" className={styles.failure}>
          {t('actionForm:refused')}
        </p>
      )}
      {state.offers.length > 0 && (
        <section className={styles.section} aria-labelledby="offered-actions">
          <h3 id="offered-actions" className={styles.heading}>
            {t('offered')}
          </h3>
          <ul className={styles.cards}>
            {state.offers.map((offer) => (
              <OfferCard key={offer.reading.cid} offer={offer} actions={actions} sides={ground.sides} />
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section} aria-labelledby="actions-here">
        <h3 id="actions-here" className={styles.heading}>
          {t('here')}
        </h3>
        {state.actions.length === 0 ? (
          <Nothing mayRegister={state.mayRegister} />
        ) : (
          <ul className={styles.cards}>
            {state.actions.map((here) => (
              <ActionCard
                key={here.row.id}
                here={here}
                sides={ground.sides}
                onRenew={state.mayRegister && here.row.isUnfinished ? () => renew(here) : null}
                onPutChip={state.mayRegister ? () => putChip(here) : null}
              />
            ))}
          </ul>
        )}
      </section>
    </aside>
  );
}

function useRenewal(documentId: string) {
  const queryClient = useQueryClient();
  const [failure, setFailure] = useState(false);
  const renew = ({ row }: ActionHere): void => {
    setFailure(false);
    renewQuote(row)
      .catch(() => setFailure(true))
      .finally(() => {
        void queryClient.invalidateQueries({ queryKey: documentActionsQuery(documentId).queryKey });
      });
  };
  return { failure, renew };
}

function Header({ actions, mayRegister }: { actions: TextActions; mayRegister: boolean }) {
  const { t } = useTranslation('textActions');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const mark = useMarkByHand(actions);
  return (
    <header className={styles.header}>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {t('title')}
      </h2>
      {mayRegister && <IconButton label={t('markHere')} icon={<ListPlus />} onClick={mark} />}
      <IconButton label={t('close')} icon={<X />} onClick={() => actions.show(false)} />
    </header>
  );
}

/** The part at the caret of the editor that was written in last, else the one that is being read. */
function useMarkByHand(actions: TextActions): () => void {
  const editors = useOpenEditors();
  return () => {
    const shown = Object.values(editors).filter(
      (editor) => !editor.isDestroyed && editor.view.dom.checkVisibility(),
    );
    const written =
      shown.find((editor) => editor.isFocused) ??
      shown.find((editor) => !editor.state.selection.empty) ??
      shown[0];
    const caret = written === undefined ? null : partAtSelection(written.state)?.cid;
    const cid = caret ?? readingPlace()?.cid ?? null;
    if (cid !== null && actions.readingOf(cid) !== null) actions.ask(cid);
  };
}

function Nothing({ mayRegister }: { mayRegister: boolean }) {
  const { t } = useTranslation('textActions');
  return (
    <div className={styles.nothing}>
      <p>{t('empty')}</p>
      <p className={styles.note}>{mayRegister ? t('howTo') : t('readingOnly')}</p>
    </div>
  );
}
