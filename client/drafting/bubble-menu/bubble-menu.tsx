import { type Editor, isTextSelection } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Bold, Italic, Link, Underline } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writtenChord } from '#client/browser/written-chord.ts';
import { chordOfFormat, Format, isFormatted, toggleFormat } from '#client/drafting/formatting.ts';
import { LinkForm } from '#client/drafting/toolbar/link-form.tsx';
import { keepFocus, toolbarKeys } from '#client/drafting/toolbar/toolbar-keys.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import styles from './bubble-menu.module.css';
import { type Anchor, Floating } from './floating.tsx';

const formats = [
  { format: Format.bold, icon: <Bold /> },
  { format: Format.italic, icon: <Italic /> },
  { format: Format.underline, icon: <Underline /> },
] as const;

/** Beside selected words: what can be done to them. Alt+F10 goes to it, Escape back. */
export function BubbleMenu({ editor }: { editor: Editor }) {
  const shown = useShownSelection(editor);
  const [isLinkOpen, setLinkOpen] = useState(false);
  const anchor = useCallback<Anchor>(() => selectionBox(editor), [editor]);
  if (shown === null && isLinkOpen) setLinkOpen(false);
  if (shown === null) return null;
  return (
    <Floating anchor={anchor} side={isTouch() ? 'below' : 'above'}>
      {isLinkOpen ? (
        <div className={styles.link}>
          <LinkForm editor={editor} onDone={() => setLinkOpen(false)} />
        </div>
      ) : (
        <Buttons editor={editor} onLink={() => setLinkOpen(true)} />
      )}
    </Floating>
  );
}

function Buttons({ editor, onLink }: { editor: Editor; onLink: () => void }): ReactNode {
  const { t } = useTranslation(['drafting', 'tools']);
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: isFormatted(current, Format.bold),
      italic: isFormatted(current, Format.italic),
      underline: isFormatted(current, Format.underline),
      link: current.isActive('link'),
    }),
  });
  return (
    // The toolbar itself takes no focus: its buttons do, one after the other by the arrow keys.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      className={styles.bubble}
      role="toolbar"
      aria-label={t('tools:selection')}
      data-tools="floating"
      onKeyDown={toolbarKeys(editor)}
    >
      {formats.map(({ format, icon }) => (
        <IconButton
          key={format}
          label={t(`drafting:${format}`)}
          shortcut={writtenChord(chordOfFormat(format))}
          icon={icon}
          aria-pressed={active[format]}
          onMouseDown={keepFocus}
          onClick={() => toggleFormat(editor, format)}
        />
      ))}
      <IconButton
        label={t('drafting:link')}
        icon={<Link />}
        aria-pressed={active.link}
        onMouseDown={keepFocus}
        onClick={onLink}
      />
    </div>
  );
}

/** The selection that the menu stands beside; null while there is none, or while it is still being drawn. */
function useShownSelection(editor: Editor): { from: number; to: number } | null {
  const isDrawing = useDrawing(editor);
  const hasFocus = useFocusNear(editor);
  const range = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      const { selection, doc } = current.state;
      if (!current.isEditable || !isTextSelection(selection) || selection.empty) return null;
      const { from, to } = selection;
      return doc.textBetween(from, to).trim() === '' ? null : { from, to };
    },
  });
  return isDrawing || !hasFocus ? null : range;
}

function useDrawing(editor: Editor): boolean {
  const [isDrawing, setDrawing] = useState(false);
  useEffect(() => {
    const { dom } = editor.view;
    const down = () => setDrawing(true);
    const up = () => setDrawing(false);
    dom.addEventListener('pointerdown', down);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', up);
    return () => {
      dom.removeEventListener('pointerdown', down);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
    };
  }, [editor]);
  return isDrawing;
}

/** True while the focus is in the text or in what floats beside it. */
function useFocusNear(editor: Editor): boolean {
  const [isNear, setNear] = useState(() => editor.isFocused);
  useEffect(() => {
    const focused = (event: FocusEvent) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      setNear(editor.view.dom.contains(target) || target.closest('[data-floating]') !== null);
    };
    document.addEventListener('focusin', focused);
    return () => document.removeEventListener('focusin', focused);
  }, [editor]);
  return isNear;
}

function selectionBox(editor: Editor): ReturnType<Anchor> {
  if (editor.isDestroyed) return null;
  const { from, to } = editor.state.selection;
  const start = editor.view.coordsAtPos(from);
  const end = editor.view.coordsAtPos(to, -1);
  return { left: start.left, top: start.top, bottom: end.bottom };
}

/** Where the system shows its own menu above a selection. */
const isTouch = (): boolean => window.matchMedia('(pointer: coarse)').matches;
