import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScene } from '#client/actions/register/register-scene.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { statusOrder } from '#client/actions/register/rows/sort-rows.ts';
import { BulkDialog } from '#client/actions/register/bulk/bulk-dialog.tsx';
import { BoardColumn } from './board-column.tsx';
import styles from './register-board.module.css';
import { useCardMoves } from './use-card-moves.ts';

/** Actions as cards under their statuses. A card goes only where a move of the member's Side leads. */
export function RegisterBoard({ rows }: { rows: readonly NamedRow[] }) {
  const { t } = useTranslation('register');
  const { register } = useScene();
  const moves = useCardMoves();
  const [dragged, setDragged] = useState<NamedRow | null>(null);
  return (
    <>
      <output className={styles.told} data-testid="card-told">
        {moves.told}
      </output>
      <div className={styles.board} role="group" aria-label={t('layout-board')}>
        {statusOrder.map((status) => (
          <BoardColumn
            key={status}
            status={status}
            rows={rows.filter(({ row }) => row.status === status)}
            moves={register.mayRun ? moves : null}
            dragged={dragged}
            onDrag={setDragged}
          />
        ))}
      </div>
      {moves.asked !== null && (
        <BulkDialog rows={[moves.asked.named]} first={moves.asked.first} onClose={moves.stopAsking} />
      )}
    </>
  );
}
