import { Menu } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import {
  ArrowDown,
  ArrowLeftRight,
  ArrowUp,
  FileInput,
  Merge,
  StickyNote,
  Plus,
  Split,
  Trash2,
} from 'lucide-react';
import { type CSSProperties, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { NotesContext } from '#client/drafting/notes/notes-context.ts';
import { writtenChord } from '#client/browser/written-chord.ts';
import { bringWish } from '#client/drafting/actions/bring-wish.ts';
import { hopWish } from '#client/drafting/side-by-side/hop-wish.ts';
import { HOP_CHORD } from '#client/drafting/side-by-side/use-pair-hop.ts';
import { type PartCommand, PartKind } from '#shared/drafting/part-command.ts';
import { chordOfAction, commandOf, PartAction } from './part-actions.ts';
import type { AskedMenu, PartCommander } from './part-commander.ts';
import styles from './part-menu.module.css';
import { type PartInEditor, partNamed } from './standing-part.ts';

type Props = { commander: PartCommander; asked: AskedMenu; editor: Editor | null };

const kinds = [PartKind.clause, PartKind.passage, PartKind.heading1, PartKind.heading2];

const groups: readonly (readonly PartAction[])[] = [
  [PartAction.newClause, PartAction.moveUp, PartAction.moveDown],
  [PartAction.splitHere, PartAction.join],
];

const icons: Readonly<Record<PartAction, ReactNode>> = {
  newClause: <Plus size={16} aria-hidden />,
  moveUp: <ArrowUp size={16} aria-hidden />,
  moveDown: <ArrowDown size={16} aria-hidden />,
  splitHere: <Split size={16} aria-hidden />,
  join: <Merge size={16} aria-hidden />,
  delete: <Trash2 size={16} aria-hidden />,
};

/** What can be done to one part, at its handle. */
export function PartMenu({ commander, asked, editor }: Props) {
  const part = editor === null ? null : partNamed(editor.state.doc, asked.cid);
  const close = () => {
    commander.ask(null);
    asked.giveBackFocus();
  };
  if (editor === null || part === null) return null;
  const run = (command: PartCommand) => {
    close();
    commander.run(command, asked.language);
  };
  const actions = (group: readonly PartAction[]) =>
    group.map((action) => (
      <ActionItem
        key={action}
        action={action}
        command={commandOf(action, part, { state: editor.state, language: asked.language })}
        run={run}
      />
    ));
  return (
    // Every item closes it for itself, and may put the focus elsewhere: the menu must not take it back behind that.
    <Menu
      opened
      onClose={close}
      closeOnItemClick={false}
      position="bottom-start"
      width={288}
      offset={4}
      returnFocus={false}
    >
      <Menu.Target>
        <button type="button" tabIndex={-1} aria-hidden className={styles.anchor} style={anchorAt(asked)} />
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map((group) => [...actions(group), <Menu.Divider key={group[0]} />])}
        <BringItem
          onBring={() => {
            close();
            bringWish.utter({ after: asked.cid });
          }}
        />
        <NoteItem cid={asked.cid} onNote={close} />
        <Menu.Divider />
        <Kinds part={part} run={run} />
        <Menu.Divider />
        <HopItem
          onHop={() => {
            close();
            hopWish.utter({ language: asked.language, cid: asked.cid });
          }}
        />
        <Menu.Divider />
        {actions([PartAction.delete])}
      </Menu.Dropdown>
    </Menu>
  );
}

function anchorAt({ at }: AskedMenu): CSSProperties {
  return { left: at.x, top: at.y };
}

type ActionProps = { action: PartAction; command: PartCommand | null; run: (command: PartCommand) => void };

function ActionItem({ action, command, run }: ActionProps) {
  const { t } = useTranslation('parts');
  const chord = chordOfAction[action];
  return (
    <Menu.Item
      leftSection={icons[action]}
      rightSection={chord === undefined ? null : <Chord chord={chord} />}
      disabled={command === null}
      onClick={() => {
        if (command !== null) run(command);
      }}
    >
      {t(action)}
    </Menu.Item>
  );
}

/** Shown to those who look; the name of an item is said without it. */
function Chord({ chord }: { chord: string }) {
  return (
    <kbd className={styles.chord} aria-hidden>
      {writtenChord(chord)}
    </kbd>
  );
}

function HopItem({ onHop }: { onHop: () => void }) {
  const { t } = useTranslation('parts');
  return (
    <Menu.Item
      leftSection={<ArrowLeftRight size={16} aria-hidden />}
      rightSection={<Chord chord={HOP_CHORD} />}
      onClick={onHop}
    >
      {t('hop')}
    </Menu.Item>
  );
}

/** Leads to the own Side's note on the part; where there is none, it is begun. */
function NoteItem({ cid, onNote }: { cid: string; onNote: () => void }) {
  const { t } = useTranslation('parts');
  const notes = useContext(NotesContext);
  if (notes === null) return null;
  const ask = () => {
    onNote();
    notes.ask(cid);
  };
  return (
    <Menu.Item leftSection={<StickyNote size={16} aria-hidden />} onClick={ask}>
      {t('noteOnPart')}
    </Menu.Item>
  );
}

function BringItem({ onBring }: { onBring: () => void }) {
  const { t } = useTranslation('textActions');
  return (
    <Menu.Item leftSection={<FileInput size={16} aria-hidden />} onClick={onBring}>
      {t('bring')}
    </Menu.Item>
  );
}

type KindsProps = { part: PartInEditor; run: (command: PartCommand) => void };

function Kinds({ part, run }: KindsProps) {
  const { t } = useTranslation('parts');
  const current = kindOf(part);
  if (current === null) return null;
  const turnInto = (chosen: string) => {
    const as = kinds.find((kind) => kind === chosen);
    if (as !== undefined) run({ kind: 'change-kind', part: part.cid, as });
  };
  return (
    <>
      <Menu.Label>{t('kind')}</Menu.Label>
      <Menu.RadioGroup value={current} onChange={turnInto}>
        {kinds.map((kind) => (
          <Menu.RadioItem key={kind} value={kind} disabled={kind === current}>
            {t(`kind-${kind}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function kindOf({ node }: PartInEditor): PartKind | null {
  if (node.type.name === 'heading') {
    return node.attrs['level'] === 2 ? PartKind.heading2 : PartKind.heading1;
  }
  return kinds.find((kind) => kind === node.type.name) ?? null;
}
