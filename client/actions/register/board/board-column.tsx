import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import type { ActionStatus } from '#shared/actions/action-status.ts';
import { BoardCard } from './board-card.tsx';
import styles from './register-board.module.css';
import type { CardMoves } from './use-card-moves.ts';

type Props = {
  status: ActionStatus;
  rows: readonly NamedRow[];
  /** Null: this member moves nothing. */
  moves: CardMoves | null;
  dragged: NamedRow | null;
  onDrag: (named: NamedRow | null) => void;
};

/** Height of a card with the gap below it, in px. */
const CARD = 160;

/** The cards of one status; an empty one is narrow, until something could go there. */
export function BoardColumn({ status, rows, moves, dragged, onDrag }: Props) {
  const { t } = useTranslation(['register', 'actions']);
  const scroller = useRef<HTMLDivElement>(null);
  // As in `use-list.ts`.
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    getItemKey: (index) => rows[index]?.row.id ?? index,
    overscan: 4,
  });
  const isOpen = moves !== null && dragged !== null && moves.wayOf(dragged, status).kind !== 'none';
  const allow = (event: DragEvent): void => {
    if (isOpen) event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    if (isOpen) moves.move(dragged, status);
    onDrag(null);
  };
  return (
    // By keyboard a card goes through its menu.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.column}
      aria-labelledby={`status-${status}`}
      data-status={status}
      data-empty={rows.length === 0}
      data-drop={dragged === null ? undefined : isOpen}
      onDragOver={allow}
      onDrop={drop}
    >
      <h2 id={`status-${status}`} className={styles.columnName}>
        <span>{t(`actions:status-${status}`)}</span> <span className={styles.count}>{rows.length}</span>
      </h2>
      <div ref={scroller} className={styles.cards}>
        <ul style={{ height: list.getTotalSize() }} className={styles.stack}>
          {list.getVirtualItems().map(({ index, key, start }) => {
            const named = rows[index];
            return (
              named !== undefined && (
                <BoardCard key={String(key)} named={named} top={start} moves={moves} onDrag={onDrag} />
              )
            );
          })}
        </ul>
      </div>
    </section>
  );
}
