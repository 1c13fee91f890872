import { useEditorState } from '@tiptap/react';
import type { Editor } from '@tiptap/core';
import { Bold, Italic, Link, List, ListOrdered, Quote, Redo2, Table, Underline, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/icon-button.tsx';
import {
  chordOfFormat,
  Format,
  isFormatted,
  toggleFormat,
  writtenChord,
} from '#client/drafting/formatting.ts';
import { insertTable, isInTable } from '#client/drafting/tables/insert-table.ts';
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
  const active = useActiveFormats(editor);
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
      <HistoryButtons editor={editor} active={active} />
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
        onClick={() => editor !== null && insertTable(editor)}
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

type ActiveProps = { editor: Editor | null; active: typeof none };

function HistoryButtons({ editor, active }: ActiveProps) {
  const { t } = useTranslation('drafting');
  return (
    <>
      <IconButton
        label={t('undo')}
        shortcut={writtenChord('mod+z')}
        icon={<Undo2 />}
        disabled={!active.canUndo}
        onMouseDown={keepFocus}
        onClick={() => editor?.chain().focus().undo().run()}
      />
      <IconButton
        label={t('redo')}
        shortcut={writtenChord('mod+shift+z')}
        icon={<Redo2 />}
        disabled={!active.canRedo}
        onMouseDown={keepFocus}
        onClick={() => editor?.chain().focus().redo().run()}
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

function useActiveFormats(editor: Editor | null): typeof none {
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      if (current === null || current.isDestroyed) return none;
      return {
        isReady: current.isEditable,
        formats: Object.values(Format).filter((format) => isFormatted(current, format)),
        isLink: current.isActive('link'),
        isTablePlace: current.isEditable && current.state.selection.$from.depth > 1 && !isInTable(current),
        canUndo: current.isEditable && current.can().undo(),
        canRedo: current.isEditable && current.can().redo(),
      };
    },
  });
  return state ?? none;
}
