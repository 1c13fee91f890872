// A field with a list of results is none of the tags that have these roles: a select cannot be typed into.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import type { Command } from './command.ts';
import { findCommands } from './find-commands.ts';
import styles from './palette.module.css';
import { useScreenCommands } from './use-screen-commands.ts';

type Props = {
  /** Those of the screen, as they were when it was opened: what is listed does not change under the fingers. */
  registered: readonly Command[];
  onClose: () => void;
};

/** Everything that can be reached by its name: typed, chosen with the arrows, done with Enter. */
export function Palette({ registered, onClose }: Props) {
  const { t } = useTranslation('palette');
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const list = useId();
  const own = useScreenCommands();
  const found = useMemo(() => findCommands([...registered, ...own], typed), [registered, own, typed]);
  const active = found.length === 0 ? -1 : Math.min(place, found.length - 1);
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    // After the dialog has given the focus back: what runs may put it elsewhere.
    setTimeout(command.run);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') run(found[active]);
    else if (event.key === 'ArrowDown') setPlace((active + 1) % Math.max(1, found.length));
    else if (event.key === 'ArrowUp') setPlace((active - 1 + found.length) % Math.max(1, found.length));
    else return;
    event.preventDefault();
  };
  return (
    <ModalDialog label={t('title')} onClose={onClose} place="top">
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={t('title')}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${list}-${active}`}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={pressed}
      />
      <Results list={list} found={found} active={active} onRun={run} />
      <output className={styles.count}>
        {found.length === 0 ? t('nothing') : t('results', { count: found.length })}
      </output>
    </ModalDialog>
  );
}

type ResultsProps = {
  list: string;
  found: readonly Command[];
  active: number;
  onRun: (command: Command) => void;
};

function Results({ list, found, active, onRun }: ResultsProps) {
  const { t } = useTranslation('palette');
  const box = useRef<HTMLDivElement>(null);
  // After every drawing: another list has another line in the same place.
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <div className={styles.list} id={list} role="listbox" aria-label={t('title')} ref={box}>
      {groups.map((group) => (
        <div key={group} role="group" aria-labelledby={`${list}-${group}`}>
          <div className={styles.group} id={`${list}-${group}`}>
            {t(`group-${group}`)}
          </div>
          {found.map((command, index) =>
            command.group === group ? (
              // The focus stays in the field, which handles the keys; this is for the pointer.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={command.id}
                id={`${list}-${index}`}
                className={styles.option}
                role="option"
                aria-selected={index === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onRun(command)}
              >
                <span className={styles.title} title={command.title} lang={command.titleLanguage}>
                  {command.title}
                </span>
                {command.hint !== undefined && <span className={styles.hint}>{command.hint}</span>}
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}
