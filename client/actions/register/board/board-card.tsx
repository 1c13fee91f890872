import { Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionLink } from '#client/actions/register/action-link.tsx';
import { DueWords } from '#client/actions/register/due-words.tsx';
import { useScene } from '#client/actions/register/register-scene.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { statusOrder } from '#client/actions/register/rows/sort-rows.ts';
import { ColourTag } from '#client/ui/colour-tag.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import styles from './register-board.module.css';
import type { CardMoves } from './use-card-moves.ts';

type Props = {
  named: NamedRow;
  /** In px from the top of its column. */
  top: number;
  moves: CardMoves | null;
  onDrag: (named: NamedRow | null) => void;
};

/** One action on the board: opened by its words, moved by hand or by its menu. */
export function BoardCard({ named, top, moves, onDrag }: Props) {
  const { looks } = useScene();
  const { row, label, parts } = named;
  return (
    <li
      className={styles.card}
      style={{ transform: `translateY(${top}px)` }}
      data-action={row.id}
      draggable={moves !== null}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', label);
        onDrag(named);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <span className={styles.cardHead}>
        <span className={styles.label}>{label}</span>
        {parts.map(({ part }) => (
          <ColourTag
            key={part.side}
            letters={looks.get(part.side)?.letters ?? part.side}
            hue={looks.get(part.side)?.hue ?? 'none'}
          />
        ))}
        {moves !== null && <CardMenu named={named} moves={moves} />}
      </span>
      <ActionLink action={row.id} className={styles.words} lang={named.deliverableLanguage}>
        {named.deliverable}
      </ActionLink>
      <span className={styles.due}>
        <DueWords row={row} />
      </span>
    </li>
  );
}

function CardMenu({ named, moves }: { named: NamedRow; moves: CardMoves }) {
  const { t } = useTranslation(['register', 'actions']);
  const ways = statusOrder
    .map((status) => ({ status, way: moves.wayOf(named, status) }))
    .filter(({ way }) => way.kind !== 'none');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton
          className={styles.more}
          label={t('register:moveCard', { label: named.label })}
          icon={<Ellipsis aria-hidden />}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {ways.length === 0 && <Menu.Label>{t('register:noWay')}</Menu.Label>}
        {ways.map(({ status, way }) => (
          <Menu.Item key={status} onClick={() => moves.move(named, status)}>
            {way.kind === 'page'
              ? t('register:onPage', { status: t(`actions:status-${status}`) })
              : t(`actions:status-${status}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
