// A field with a list of results is none of the tags that have these roles: a select cannot be typed into.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { ModalDialog } from './modal-dialog.tsx';
import styles from './find-dialog.module.css';

type Named = { readonly id: string };
type Group<Item> = { readonly id: string; readonly name: string; readonly items: readonly Item[] };

type Props<Item extends Named> = {
  label: string;
  placeholder: string;
  /** Those that answer to what is typed, in the order in which they are shown. */
  find: (typed: string) => readonly Item[];
  /** How many were found, in words. */
  count: (found: number) => string;
  /** Under headings; the items keep their order. Without it they stand in one list. */
  group?: (found: readonly Item[]) => readonly Group<Item>[];
  /** A line of the list. */
  children: (item: Item) => ReactNode;
  onPick: (item: Item) => void;
  onClose: () => void;
};

/** Finds one of many things: typed, chosen with the arrows, taken with Enter. */
export function FindDialog<Item extends Named>(props: Props<Item>) {
  const { label, placeholder, find, count, onPick, onClose } = props;
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const list = useId();
  const found = useMemo(() => find(typed), [find, typed]);
  const active = Math.min(place, found.length - 1);
  const pick = (item: Item | undefined): void => {
    if (item === undefined) return;
    // Closed first: what is done with the item may put the focus elsewhere than the dialog gives it back to. And at once:
    // a key that follows on a busy device would overtake a timer, and its letter stand before what was picked.
    flushSync(onClose);
    onPick(item);
  };
  const pressed = (event: KeyboardEvent): void => {
    const shown = Math.max(1, found.length);
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') pick(found[active]);
    else if (event.key === 'ArrowDown') setPlace((active + 1) % shown);
    else if (event.key === 'ArrowUp') setPlace((active - 1 + shown) % shown);
    else return;
    event.preventDefault();
  };
  return (
    <ModalDialog label={label} onClose={onClose} place="top">
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${list}-${active}`}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={pressed}
      />
      <Results {...props} list={list} found={found} active={active} onPick={pick} />
      <output className={styles.count}>{count(found.length)}</output>
    </ModalDialog>
  );
}

type ResultsProps<Item extends Named> = Pick<Props<Item>, 'label' | 'group' | 'children' | 'onPick'> & {
  list: string;
  found: readonly Item[];
  active: number;
};

function Results<Item extends Named>({ label, group, list, found, active, ...line }: ResultsProps<Item>) {
  const box = useRef<HTMLDivElement>(null);
  // After every drawing: another list has another line in the same place.
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const lines = (items: readonly Item[]): ReactNode =>
    items.map((item) => {
      const index = found.indexOf(item);
      return (
        // The focus stays in the field, which handles the keys; this is for the pointer.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={item.id}
          id={`${list}-${index}`}
          className={styles.option}
          role="option"
          aria-selected={index === active}
          data-option={item.id}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => line.onPick(item)}
        >
          {line.children(item)}
        </div>
      );
    });
  return (
    <div className={styles.list} id={list} role="listbox" aria-label={label} ref={box}>
      {group === undefined
        ? lines(found)
        : group(found).map(({ id, name, items }) => (
            <div key={id} role="group" aria-labelledby={`${list}-${id}`}>
              <div className={styles.group} id={`${list}-${id}`}>
                {name}
              </div>
              {lines(items)}
            </div>
          ))}
    </div>
  );
}
