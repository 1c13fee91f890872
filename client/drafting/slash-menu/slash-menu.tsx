import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { List, ListOrdered, Quote, Table } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useEffectEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Anchor, Floating } from '#client/drafting/bubble-menu/floating.tsx';
import { toggleFormat } from '#client/drafting/formatting.ts';
import { insertTable } from '#client/drafting/tables/insert-table.ts';
import { keepFocus } from '#client/drafting/toolbar/toolbar-keys.ts';
import { SlashItem, slashItemsFor } from './slash-items.ts';
import styles from './slash-menu.module.css';
import { slashQueryOf, type SlashQuery } from './slash-query.ts';

const icons: Readonly<Record<SlashItem, ReactNode>> = {
  bulletList: <List />,
  orderedList: <ListOrdered />,
  quote: <Quote />,
  table: <Table />,
};

/** Behind a slash in an empty paragraph: what to begin there. The focus stays in the text. */
export function SlashMenu({ editor }: { editor: Editor }) {
  const query = useEditorState({
    editor,
    selector: ({ editor: current }) => (current.isEditable ? slashQueryOf(current.state) : null),
  });
  // Escape closes it for this slash; the next one opens it again.
  const [leftAt, setLeftAt] = useState<number | null>(null);
  if (query === null && leftAt !== null) setLeftAt(null);
  if (query === null || leftAt !== null) return null;
  const items = slashItemsFor(query.words);
  if (items.length === 0) return null;
  return (
    <Choices
      key={query.words}
      editor={editor}
      query={query}
      items={items}
      onLeave={() => setLeftAt(query.from)}
    />
  );
}

type ChoicesProps = {
  editor: Editor;
  query: SlashQuery;
  items: readonly SlashItem[];
  onLeave: () => void;
};

function Choices({ editor, query, items, onLeave }: ChoicesProps) {
  const { t } = useTranslation(['tools', 'drafting']);
  const id = useId();
  const [at, setAt] = useState(0);
  const { from } = query;
  const anchor = useCallback<Anchor>(
    () => (editor.isDestroyed ? null : editor.view.coordsAtPos(from)),
    [editor, from],
  );
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') setAt((at + 1) % items.length);
    else if (event.key === 'ArrowUp') setAt((at - 1 + items.length) % items.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(editor, query, items[at]);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    // The editor would act on it too.
    event.stopImmediatePropagation();
  });
  useEffect(() => {
    const { dom } = editor.view;
    const listener = (event: KeyboardEvent) => onKey(event);
    dom.addEventListener('keydown', listener, true);
    return () => dom.removeEventListener('keydown', listener, true);
  }, [editor]);
  useEffect(() => {
    const { dom } = editor.view;
    dom.setAttribute('aria-controls', id);
    dom.setAttribute('aria-activedescendant', `${id}-${items[at] ?? ''}`);
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [editor, id, items, at]);
  return (
    <Floating anchor={anchor} side="below">
      {/* A select would take the focus from the text. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={id} className={styles.menu} role="listbox" aria-label={t('insert')} tabIndex={-1}>
        {items.map((item, index) => (
          // The keys are those of the text, which keeps the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={item}
            id={`${id}-${item}`}
            className={styles.item}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option stands in a select only
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseEnter={() => setAt(index)}
            onMouseDown={keepFocus}
            onClick={() => choose(editor, query, item)}
          >
            {icons[item]}
            <span>{item === SlashItem.table ? t('table') : t(`drafting:${item}`)}</span>
          </div>
        ))}
      </div>
    </Floating>
  );
}

/** Takes the slash and what was typed behind it away, then begins what was chosen. */
function choose(editor: Editor, { from, to }: SlashQuery, item: SlashItem | undefined): void {
  if (item === undefined) return;
  editor.chain().focus().deleteRange({ from, to }).run();
  if (item === SlashItem.table) insertTable(editor);
  else toggleFormat(editor, item);
}
