import { useEditorState } from '@tiptap/react';
import type { Editor } from '@tiptap/core';
import { Bold, Italic, Link, List, ListOrdered, Quote, Redo2, Table, Underline, Undo2 } from 'lucide-react';
import { type ReactNode, useContext, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenChord } from '#client/browser/written-chord.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { chordOfFormat, Format, isFormatted, toggleFormat } from '#client/drafting/formatting.ts';
import { canTurnOwn, turnOwn } from '#client/drafting/parts/own-undo.ts';
import type { PartCommander } from '#client/drafting/parts/part-commander.ts';
import { PartCommanderContext } from '#client/drafting/parts/part-commander-context.ts';
import { isInTable } from '#client/drafting/tables/in-table.ts';
import { LinkEditor } from './link-editor.tsx';
import styles from './format-toolbar.module.css';
import { keepFocus, toolbarKeys } from './toolbar-keys.ts';

const groups: readonly (readonly Format[])[] = [
  [Format.bold, Format.italic, Format.underline],
  [Format.bulletList, Format.orderedList, Format.quote],
];

const icons: Readonly<Record<Format, ReactNode>> = {
  bold: <Bold />,
  italic: <Italic />,
  underline: <Underline />,
  bulletList: <List />,
  orderedList: <ListOrdered />,
  quote: <Quote />,
};

type Props = {
  /** The editor that last had the focus; none before the first. */
  editor: Editor | null;
  isLinkOpen: boolean;
  onLinkOpen: (open: boolean) => void;
};

/** The few things that change how words look; it acts on the language that one is writing in. */
export function FormatToolbar({ editor, isLinkOpen, onLinkOpen }: Props) {
  const { t } = useTranslation(['drafting', 'tools']);
  const commander = useCommander();
  const active = useActiveFormats(editor, commander);
  return (
    // The toolbar itself takes no focus: its buttons do, one after the other by the arrow keys.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      className={styles.toolbar}
      role="toolbar"
      aria-label={t('formatting')}
      data-tools="bar"
      onKeyDown={toolbarKeys(editor)}
    >
      <HistoryButtons editor={editor} active={active} commander={commander} />
      {groups.map((group) => (
        <div key={group[0]} className={styles.group}>
          {group.map((format) => (
            <IconButton
              key={format}
              label={t(format)}
              shortcut={writtenChord(chordOfFormat(format))}
              icon={icons[format]}
              aria-pressed={active.formats.includes(format)}
              disabled={!active.isReady}
              onMouseDown={keepFocus}
              onClick={() => editor !== null && toggleFormat(editor, format)}
            />
          ))}
        </div>
      ))}
      <IconButton
        label={t('tools:insertTable')}
        icon={<Table />}
        disabled={!active.isTablePlace}
        onMouseDown={keepFocus}
        onClick={() => void putTable(editor)}
      />
      <LinkEditor editor={editor} isOpen={isLinkOpen} onOpen={onLinkOpen}>
        <IconButton
          label={t('link')}
          shortcut={writtenChord('mod+shift+k')}
          icon={<Link />}
          aria-pressed={active.isLink}
          disabled={!active.isReady}
          onMouseDown={keepFocus}
          onClick={() => onLinkOpen(!isLinkOpen)}
        />
      </LinkEditor>
    </div>
  );
}

/** Brought when it is wanted: the room does not wait for it. */
async function putTable(editor: Editor | null): Promise<void> {
  const { insertTable } = await import('#client/drafting/tables/insert-table.ts');
  if (editor !== null && !editor.isDestroyed) insertTable(editor);
}

type ActiveProps = { editor: Editor | null; active: typeof none; commander: PartCommander | null };

function HistoryButtons({ editor, active, commander }: ActiveProps) {
  const { t } = useTranslation('drafting');
  const turn = (way: 'undo' | 'redo') => {
    if (editor === null) return;
    // At once, and not with the next frame as the editor's command does: the page goes only to a caret that has the focus.
    editor.view.focus();
    turnOwn(editor, commander, way);
  };
  return (
    <>
      <IconButton
        label={t('undo')}
        shortcut={writtenChord('mod+z')}
        icon={<Undo2 />}
        disabled={!active.canUndo}
        onMouseDown={keepFocus}
        onClick={() => turn('undo')}
      />
      <IconButton
        label={t('redo')}
        shortcut={writtenChord('mod+shift+z')}
        icon={<Redo2 />}
        disabled={!active.canRedo}
        onMouseDown={keepFocus}
        onClick={() => turn('redo')}
      />
    </>
  );
}

const none = {
  isReady: false,
  formats: [] as Format[],
  isLink: false,
  isTablePlace: false,
  canUndo: false,
  canRedo: false,
};

const subscribeToNothing = () => () => undefined;

/** Drawn again after every command: what can be taken back is another one then. */
function useCommander(): PartCommander | null {
  const commander = useContext(PartCommanderContext);
  useSyncExternalStore(commander?.subscribe ?? subscribeToNothing, () => commander?.changes() ?? 0);
  return commander;
}

function useActiveFormats(editor: Editor | null, commander: PartCommander | null): typeof none {
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      if (current === null || current.isDestroyed) return none;
      return {
        isReady: current.isEditable,
        formats: Object.values(Format).filter((format) => isFormatted(current, format)),
        isLink: current.isActive('link'),
        isTablePlace: current.isEditable && current.state.selection.$from.depth > 1 && !isInTable(current),
        canUndo: canTurnOwn(current, commander, 'undo'),
        canRedo: canTurnOwn(current, commander, 'redo'),
      };
    },
  });
  return state ?? none;
}
