import { Menu } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { ArrowDown, ArrowUp, Merge, Plus, Split, Trash2 } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type PartCommand, PartKind, type SplitPoint } from '#shared/drafting/part-command.ts';
import type { AskedMenu, PartCommander } from './part-commander.ts';
import styles from './part-menu.module.css';
import { type PartInEditor, partAtSelection, partNamed, splitPointAt } from './standing-part.ts';

type Props = { commander: PartCommander; asked: AskedMenu; editor: Editor | null };

const kinds = [PartKind.clause, PartKind.passage, PartKind.heading1, PartKind.heading2];

/** What can be done to one part, at its handle. */
export function PartMenu({ commander, asked, editor }: Props) {
  const part = editor === null ? null : partNamed(editor.state.doc, asked.cid);
  const close = () => {
    commander.ask(null);
    asked.giveBackFocus();
  };
  if (editor === null || part === null) return null;
  const isHere = partAtSelection(editor.state)?.cid === part.cid;
  const run = (command: PartCommand) => {
    close();
    commander.run(command, asked.language);
  };
  return (
    <Menu opened onClose={close} position="bottom-start" width={248} offset={4}>
      <Menu.Target>
        <span className={styles.anchor} style={anchorAt(asked)} />
      </Menu.Target>
      <Menu.Dropdown>
        <Places part={part} run={run} />
        <Menu.Divider />
        <Cuts part={part} splitAt={isHere ? splitPointAt(editor.state) : null} {...{ asked, run }} />
        <Menu.Divider />
        <Kinds part={part} run={run} />
        <Menu.Divider />
        <Remove part={part} run={run} />
      </Menu.Dropdown>
    </Menu>
  );
}

function anchorAt({ at }: AskedMenu): CSSProperties {
  return { left: at.x, top: at.y };
}

type ItemsProps = { part: PartInEditor; run: (command: PartCommand) => void };

function Item({
  icon,
  onClick,
  disabled = false,
  children,
}: {
  icon?: ReactNode;
  onClick: () => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Menu.Item leftSection={icon} onClick={onClick} disabled={disabled}>
      {children}
    </Menu.Item>
  );
}

function Places({ part, run }: ItemsProps) {
  const { t } = useTranslation('parts');
  const { cid, before, twoBefore, after } = part;
  return (
    <>
      <Item
        icon={<Plus size={16} aria-hidden />}
        onClick={() => run({ kind: 'insert', beside: cid, side: 'after', as: 'clause' })}
      >
        {t('newClause')}
      </Item>
      <Item
        icon={<ArrowUp size={16} aria-hidden />}
        disabled={before === null}
        onClick={() => run({ kind: 'move', part: cid, after: twoBefore })}
      >
        {t('moveUp')}
      </Item>
      <Item
        icon={<ArrowDown size={16} aria-hidden />}
        disabled={after === null}
        onClick={() => run({ kind: 'move', part: cid, after })}
      >
        {t('moveDown')}
      </Item>
    </>
  );
}

function Cuts({ part, splitAt, asked, run }: ItemsProps & { splitAt: SplitPoint | null; asked: AskedMenu }) {
  const { t } = useTranslation('parts');
  const holdsBlocks = part.node.type.name === 'clause' || part.node.type.name === 'passage';
  return (
    <>
      <Item
        icon={<Split size={16} aria-hidden />}
        disabled={!holdsBlocks || splitAt === null}
        onClick={() => {
          if (splitAt !== null) run({ kind: 'split', part: part.cid, at: { [asked.language]: splitAt } });
        }}
      >
        {t('splitHere')}
      </Item>
      <Item
        icon={<Merge size={16} aria-hidden />}
        disabled={!holdsBlocks || part.before === null}
        onClick={() => run({ kind: 'join', part: part.cid })}
      >
        {t('join')}
      </Item>
    </>
  );
}

function Kinds({ part, run }: ItemsProps) {
  const { t } = useTranslation('parts');
  const current = kindOf(part);
  if (current === null) return null;
  return (
    <>
      <Menu.Label>{t('kind')}</Menu.Label>
      {kinds.map((kind) => (
        <Menu.Item
          key={kind}
          role="menuitemradio"
          aria-checked={kind === current}
          disabled={kind === current}
          onClick={() => run({ kind: 'change-kind', part: part.cid, as: kind })}
        >
          {t(`kind-${kind}`)}
        </Menu.Item>
      ))}
    </>
  );
}

function kindOf({ node }: PartInEditor): PartKind | null {
  if (node.type.name === 'heading') {
    return node.attrs['level'] === 2 ? PartKind.heading2 : PartKind.heading1;
  }
  return kinds.find((kind) => kind === node.type.name) ?? null;
}

function Remove({ part, run }: ItemsProps) {
  const { t } = useTranslation('parts');
  return (
    <Item icon={<Trash2 size={16} aria-hidden />} onClick={() => run({ kind: 'delete', part: part.cid })}>
      {t('delete')}
    </Item>
  );
}
