// A field with a list of results is none of the tags that have these roles: a select cannot be typed into.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import styles from './thing-picker.module.css';

/** Something that can be chosen by its words. */
export type PickedThing = {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly language?: string;
  /** It answers to these too. */
  readonly alsoCalled?: string;
};

type Props = {
  title: string;
  things: readonly PickedThing[];
  onPick: (id: string) => void;
  onClose: () => void;
};

/** More lines nobody reads: whoever looks for another one types on. */
const SHOWN = 60;

/** Finds one of many things: typed, chosen with the arrows, taken with Enter. */
export function ThingPicker({ title, things, onPick, onClose }: Props) {
  const { t } = useTranslation('textActions');
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const list = useId();
  const found = matching(things, typed);
  const active = Math.min(place, Math.min(found.length, SHOWN) - 1);
  const pick = (thing: PickedThing | undefined): void => {
    if (thing === undefined) return;
    onClose();
    // After the dialog has given the focus back: what is done with it may put it elsewhere.
    setTimeout(() => onPick(thing.id));
  };
  const pressed = (event: KeyboardEvent): void => {
    const count = Math.max(1, Math.min(found.length, SHOWN));
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') pick(found[active]);
    else if (event.key === 'ArrowDown') setPlace((active + 1) % count);
    else if (event.key === 'ArrowUp') setPlace((active - 1 + count) % count);
    else return;
    event.preventDefault();
  };
  return (
    <ModalDialog label={title} onClose={onClose} place="top">
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={title}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${list}-${active}`}
        placeholder={t('search')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={pressed}
      />
      <Results id={list} title={title} found={found.slice(0, SHOWN)} active={active} onPick={pick} />
      <output className={styles.count}>
        {found.length === 0 ? t('notThere') : t('found', { count: found.length })}
      </output>
    </ModalDialog>
  );
}

type ResultsProps = {
  id: string;
  title: string;
  found: readonly PickedThing[];
  active: number;
  onPick: (thing: PickedThing) => void;
};

function Results({ id, title, found, active, onPick }: ResultsProps) {
  const box = useRef<HTMLDivElement>(null);
  // After every drawing: another list has another line in the same place.
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div className={styles.list} id={id} role="listbox" aria-label={title} ref={box}>
      {found.map((thing, index) => (
        // The focus stays in the field, which handles the keys; this is for the pointer.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={thing.id}
          id={`${id}-${index}`}
          className={styles.option}
          role="option"
          aria-selected={index === active}
          data-thing={thing.id}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(thing)}
        >
          <span className={styles.name} lang={thing.language}>
            {thing.name}
          </span>
          {thing.detail !== '' && <span className={styles.detail}>{thing.detail}</span>}
        </div>
      ))}
    </div>
  );
}

/** Those in which every typed word stands somewhere; without words all. */
function matching(things: readonly PickedThing[], typed: string): readonly PickedThing[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return things.filter(({ name, detail, alsoCalled = '' }) => {
    const said = folded(`${name} ${detail} ${alsoCalled}`);
    return words.every((word) => said.includes(word));
  });
}

function folded(words: string): string {
  return words.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(',', '.');
}
