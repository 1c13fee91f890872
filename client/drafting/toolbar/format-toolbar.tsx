import { useEditorState } from '@tiptap/react';
import type { Editor } from '@tiptap/core';
import { Bold, Italic, Link, List, ListOrdered, Quote, Redo2, Underline, Undo2 } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/icon-button.tsx';
import {
  chordOfFormat,
  Format,
  isFormatted,
  toggleFormat,
  writtenChord,
} from '#client/drafting/formatting.ts';
import { LinkEditor } from './link-editor.tsx';
import styles from './format-toolbar.module.css';

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
  const { t } = useTranslation('drafting');
  const active = useActiveFormats(editor);
  return (
    // The toolbar itself takes no focus: its buttons do, one after the other by the arrow keys.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div className={styles.toolbar} role="toolbar" aria-label={t('formatting')} onKeyDown={moveByArrows}>
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

const none = { isReady: false, formats: [] as Format[], isLink: false, canUndo: false, canRedo: false };

function useActiveFormats(editor: Editor | null): typeof none {
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      if (current === null || current.isDestroyed) return none;
      return {
        isReady: current.isEditable,
        formats: Object.values(Format).filter((format) => isFormatted(current, format)),
        isLink: current.isActive('link'),
        canUndo: current.isEditable && current.can().undo(),
        canRedo: current.isEditable && current.can().redo(),
      };
    },
  });
  return state ?? none;
}

/** The caret stays in the text while a button is pressed. */
function keepFocus(event: { preventDefault(): void }): void {
  event.preventDefault();
}

/** Arrow keys go from button to button, as in every toolbar. */
function moveByArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || event.target instanceof HTMLInputElement) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons.at((at + step + buttons.length) % buttons.length)?.focus();
  event.preventDefault();
}
