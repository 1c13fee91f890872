import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { TFunction } from 'i18next';
import { ChartLine, Hash, List, ListChecks, ListOrdered, Plus, Quote, Sprout, Table } from 'lucide-react';
import {
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { ActionsContext, useMayRegister } from '#client/drafting/actions/actions-context.ts';
import { chipWish, type InsertedChip } from '#client/drafting/actions/chip-wish.ts';
import type { TextActions } from '#client/drafting/actions/text-actions.ts';
import { type Anchor, Floating } from '#client/drafting/bubble-menu/floating.tsx';
import { toggleFormat } from '#client/drafting/formatting.ts';
import type { PartCommander } from '#client/drafting/parts/part-commander.ts';
import { PartCommanderContext } from '#client/drafting/parts/part-commander-context.ts';
import { partAtSelection } from '#client/drafting/parts/standing-part.ts';
import { insertTable } from '#client/drafting/tables/insert-table.ts';
import { keepFocus } from '#client/drafting/toolbar/toolbar-keys.ts';
import { ChipName } from '#shared/drafting/text/chips-in-part.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { SlashItem, slashItemsFor } from './slash-items.ts';
import styles from './slash-menu.module.css';
import { slashQueryOf, type SlashQuery } from './slash-query.ts';

const icons: Readonly<Record<SlashItem, ReactNode>> = {
  bulletList: <List />,
  orderedList: <ListOrdered />,
  quote: <Quote />,
  table: <Table />,
  newClause: <Plus />,
  action: <ListChecks />,
  initiative: <Sprout />,
  clauseRef: <Hash />,
  figure: <ChartLine />,
};

/** Behind a slash in an empty paragraph: what to begin there. The focus stays in the text. */
export function SlashMenu({ editor }: { editor: Editor }) {
  const commander = useContext(PartCommanderContext);
  const actions = useContext(ActionsContext)?.actions ?? null;
  const mayRegister = useMayRegister(actions);
  const query = useEditorState({
    editor,
    selector: ({ editor: current }) => (current.isEditable ? slashQueryOf(current.state) : null),
  });
  // Escape closes it for this slash; the next one opens it again.
  const [leftAt, setLeftAt] = useState<number | null>(null);
  if (query === null && leftAt !== null) setLeftAt(null);
  if (query === null || leftAt !== null) return null;
  const items = slashItemsFor(query.words, {
    mayCommand: commander?.mayCommand === true,
    mayRegister,
    isInline: query.isInline,
  });
  if (items.length === 0) return null;
  return (
    <Choices
      key={query.words}
      editor={editor}
      commander={commander}
      actions={actions}
      query={query}
      items={items}
      onLeave={() => setLeftAt(query.from)}
    />
  );
}

type ChoicesProps = {
  editor: Editor;
  commander: PartCommander | null;
  actions: TextActions | null;
  query: SlashQuery;
  items: readonly SlashItem[];
  onLeave: () => void;
};

function Choices({ editor, commander, actions, query, items, onLeave }: ChoicesProps) {
  const { t } = useTranslation(['tools', 'drafting', 'parts', 'textActions']);
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
    else if (event.key === 'Enter' || event.key === 'Tab')
      choose({ editor, commander, actions, query }, items[at]);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    // The editor would act on it too.
    event.stopImmediatePropagation();
  });
  // With the list, not after its painting: an Enter that follows the letters at once would go into the text.
  useLayoutEffect(() => {
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
            onClick={() => choose({ editor, commander, actions, query }, item)}
          >
            {icons[item]}
            <span>{nameOf(item, t)}</span>
          </div>
        ))}
      </div>
    </Floating>
  );
}

const chips = {
  initiative: ChipName.initiative,
  clauseRef: ChipName.clause,
  figure: ChipName.figure,
} as const satisfies Partial<Record<SlashItem, InsertedChip>>;

const isChip = (item: SlashItem): item is keyof typeof chips => item in chips;

function nameOf(item: SlashItem, t: TFunction<['tools', 'drafting', 'parts', 'textActions']>): string {
  switch (item) {
    case SlashItem.table:
      return t('tools:table');
    case SlashItem.newClause:
      return t('parts:newClause');
    case SlashItem.action:
      return t('textActions:make');
    case SlashItem.initiative:
      return t('textActions:pickInitiative');
    case SlashItem.clauseRef:
      return t('textActions:pickClause');
    case SlashItem.figure:
      return t('textActions:pickFigure');
    default:
      return t(`drafting:${item}`);
  }
}

type Chosen = Pick<ChoicesProps, 'editor' | 'commander' | 'actions' | 'query'>;

/** Takes the slash and what was typed behind it away, then begins what was chosen. */
function choose({ editor, commander, actions, query }: Chosen, item: SlashItem | undefined): void {
  if (item === undefined) return;
  editor.chain().focus().deleteRange({ from: query.from, to: query.to }).run();
  if (isChip(item)) chipWish.utter({ name: chips[item], editor });
  else if (item === SlashItem.action) actions?.ask(partAtSelection(editor.state)?.cid ?? null);
  else if (item === SlashItem.table) insertTable(editor);
  else if (item === SlashItem.newClause) newClauseBehind(editor, commander);
  else toggleFormat(editor, item);
}

function newClauseBehind(editor: Editor, commander: PartCommander | null): void {
  const part = partAtSelection(editor.state);
  const language = languageOf(editor);
  if (part === null || language === null) return;
  commander?.run({ kind: 'insert', beside: part.cid, side: 'after', as: 'clause' }, language);
}

function languageOf(editor: Editor): TextLanguage | null {
  const { lang } = editor.view.dom;
  return Object.values(TextLanguage).find((language) => language === lang) ?? null;
}
