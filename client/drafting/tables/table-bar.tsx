import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  FoldHorizontal,
  FoldVertical,
  PanelTop,
  Trash2,
} from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Anchor, Floating } from '#client/drafting/bubble-menu/floating.tsx';
import { keepFocus, toolbarKeys } from '#client/drafting/toolbar/toolbar-keys.ts';
import { IconButton } from '#client/ui/icon-button.tsx';
import { isInTable } from './in-table.ts';
import styles from './table-bar.module.css';
import { changeTable, TableAction } from './table-action.ts';

const groups: readonly (readonly (readonly [TableAction, ReactNode])[])[] = [
  [
    [TableAction.rowAbove, <BetweenHorizontalEnd key="" />],
    [TableAction.rowBelow, <BetweenHorizontalStart key="" />],
    [TableAction.deleteRow, <FoldVertical key="" />],
  ],
  [
    [TableAction.columnBefore, <BetweenVerticalEnd key="" />],
    [TableAction.columnAfter, <BetweenVerticalStart key="" />],
    [TableAction.deleteColumn, <FoldHorizontal key="" />],
  ],
  [
    [TableAction.headerRow, <PanelTop key="" />],
    [TableAction.deleteTable, <Trash2 key="" />],
  ],
];

/** Above the table in which one writes: its rows and columns. Alt+F10 goes to it, Escape back. */
export function TableBar({ editor }: { editor: Editor }) {
  const { t } = useTranslation('tools');
  const isShown = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      current.isEditable && current.state.selection.empty && isInTable(current),
  });
  const anchor = useCallback<Anchor>(() => tableBox(editor), [editor]);
  if (!isShown) return null;
  return (
    <Floating anchor={anchor} side="above">
      {/* The toolbar itself takes no focus: its buttons do, one after the other by the arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        className={styles.bar}
        role="toolbar"
        aria-label={t('table')}
        data-tools="floating"
        onKeyDown={toolbarKeys(editor)}
      >
        {groups.map((group) => (
          <div key={group[0]?.[0]} className={styles.group}>
            {group.map(([action, icon]) => (
              <IconButton
                key={action}
                label={t(action)}
                icon={icon}
                onMouseDown={keepFocus}
                onClick={() => changeTable(editor, action)}
              />
            ))}
          </div>
        ))}
      </div>
    </Floating>
  );
}

function tableBox(editor: Editor): ReturnType<Anchor> {
  if (editor.isDestroyed) return null;
  const { node } = editor.view.domAtPos(editor.state.selection.from);
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('table')?.getBoundingClientRect() ?? null;
}
