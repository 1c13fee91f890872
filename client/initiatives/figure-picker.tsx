// A field with a list of results is none of the tags that have these roles: a select cannot be typed into.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { ModalDialog } from '#client/ui/modal-dialog.tsx';
import { formatFigure, formatPeriod } from '#shared/i18n/format-figure.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import { type FoundFigure, quotableFigures } from '#shared/initiatives/figure.ts';
import styles from './figure-picker.module.css';
import { findFigures } from './find-figures.ts';
import { indicatorsQuery } from './initiatives-queries.ts';

type Props = {
  /** The id that a text quotes it by. */
  onPick: (id: string) => void;
  onClose: () => void;
};

/** Finds a figure of an indicator by its name, period, basis or number: typed, chosen with the arrows, taken with Enter. */
export function FigurePicker({ onPick, onClose }: Props) {
  const { t } = useTranslation('indicators');
  const { data: indicators } = useSuspenseQuery(indicatorsQuery);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const list = useId();
  const all = useMemo(() => quotableFigures(indicators), [indicators]);
  const found = useMemo(() => findFigures(all, typed), [all, typed]);
  const active = Math.min(place, found.length - 1);
  const pick = (figure: FoundFigure | undefined): void => {
    if (figure === undefined) return;
    onClose();
    // After the dialog has given the focus back: what is done with it may put it elsewhere.
    setTimeout(() => onPick(figure.id));
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') pick(found[active]);
    else if (event.key === 'ArrowDown') setPlace((active + 1) % Math.max(1, found.length));
    else if (event.key === 'ArrowUp') setPlace((active - 1 + found.length) % Math.max(1, found.length));
    else return;
    event.preventDefault();
  };
  return (
    <ModalDialog label={t('pickTitle')} onClose={onClose} place="top">
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={t('pickTitle')}
        aria-expanded
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active < 0 ? undefined : `${list}-${active}`}
        placeholder={t('pickPlaceholder')}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={pressed}
      />
      <Results list={list} found={found} active={active} onPick={pick} />
      <output className={styles.count}>{t('found', { count: found.length })}</output>
    </ModalDialog>
  );
}

type ResultsProps = {
  list: string;
  found: readonly FoundFigure[];
  active: number;
  onPick: (figure: FoundFigure) => void;
};

function Results({ list, found, active, onPick }: ResultsProps) {
  const { t } = useTranslation('indicators');
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  // After every drawing: another list has another line in the same place.
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div className={styles.list} id={list} role="listbox" aria-label={t('pickTitle')} ref={box}>
      {found.map((figure, index) => (
        // The focus stays in the field, which handles the keys; this is for the pointer.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={figure.id}
          id={`${list}-${index}`}
          className={styles.option}
          role="option"
          aria-selected={index === active}
          data-figure={figure.id}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(figure)}
        >
          <span className={styles.what}>
            {figure.indicator.name[locale]}, {periodOf(figure, locale)}
          </span>
          <span className={styles.amount}>{formatFigure(figure.figure, locale)}</span>
          <span className={styles.basis}>
            {[figure.series.basis[locale], ...figure.figure.marks.map((mark) => t(`mark-${mark}`))].join(
              ' · ',
            )}
          </span>
        </div>
      ))}
    </div>
  );
}

const periodOf = ({ figure, series }: FoundFigure, locale: Locale): string =>
  formatPeriod(figure.period, series.periodKind, locale);
