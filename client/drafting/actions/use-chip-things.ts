import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { actionLabel } from '#shared/actions/action.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import { ChipName } from '#shared/drafting/text/chips-in-part.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { formatFigure, formatPeriod } from '#shared/i18n/format-figure.ts';
import { recordWords } from '#shared/i18n/record-words.ts';
import { textWords } from '#shared/i18n/text-words.ts';
import { type FoundFigure, quotableFigures } from '#shared/initiatives/figure.ts';
import { indicatorsInTextQuery, initiativesInTextQuery } from './actions-queries.ts';
import type { ChipThings, ShownChip } from './chip-things.ts';
import type { TextActions } from './text-actions.ts';

/** Tells chips what they name, and whenever that is another. */
export function useChipThings(actions: TextActions, things: ChipThings): void {
  const { data: listed } = useQuery(initiativesInTextQuery);
  const { data: indicators } = useQuery(indicatorsInTextQuery);
  useEffect(() => {
    const tell = (): void => {
      if (!actions.isTold) return;
      things.tell(ChipName.action, (id, language) => {
        const row = actions.rowOf(id);
        return row === null ? null : actionChip(row, language, actions.hasChanged(id));
      });
    };
    tell();
    return actions.subscribe(tell);
  }, [things, actions]);
  useEffect(() => {
    if (listed === undefined) return;
    const names = new Map<string, Record<TextLanguage, string>>(
      listed.initiatives.map(({ initiative }) => [initiative.id, initiative.name]),
    );
    things.tell(ChipName.initiative, (id, language) => {
      const name = names.get(id)?.[language];
      if (name === undefined) return null;
      return { label: name, note: '', title: '', href: `/initiatives/${id}`, isAlarming: false };
    });
  }, [things, listed]);
  useEffect(() => {
    if (indicators === undefined) return;
    const figures = new Map(quotableFigures(indicators).map((figure) => [figure.id, figure]));
    things.tell(ChipName.figure, (id, language) => {
      const found = figures.get(id);
      return found === undefined ? null : figureChip(found, language);
    });
  }, [things, indicators]);
}

/** Number and status, in the words that a Protocol has for it. */
function actionChip(row: RegisterRow, language: TextLanguage, hasChanged: boolean): ShownChip {
  const words = textWords[language];
  const isOverdue = row.dueState === 'overdue';
  const notes = [
    recordWords[language].status[row.status],
    ...(isOverdue ? [words.overdue] : []),
    ...(hasChanged ? [words.changed] : []),
  ];
  const due = row.due === null ? [] : [formatDay(row.due, language)];
  return {
    label: actionLabel(row.id),
    note: notes.join(' · '),
    title: [row.deliverable[language] ?? Object.values(row.deliverable)[0] ?? '', ...due]
      .filter(Boolean)
      .join(' · '),
    href: `/actions/${row.id}`,
    isAlarming: isOverdue || hasChanged,
  };
}

/** With all that domain rule 33 asks of a figure: period, basis and source. */
function figureChip({ indicator, series, figure }: FoundFigure, language: TextLanguage): ShownChip {
  const period = formatPeriod(figure.period, series.periodKind, language);
  return {
    label: formatFigure(figure, language),
    note: period,
    title: [indicator.name[language], series.basis[language], figure.source].join(' · '),
    href: '/indicators',
    isAlarming: false,
  };
}
