import type { Editor } from '@tiptap/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cidOf } from '#client/drafting/parts/standing-part.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { numberParts, partLabel } from '#shared/drafting/numbering.ts';
import { ChipName, chipTarget } from '#shared/drafting/text/chips-in-part.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { formatFigure, formatPeriod } from '#shared/i18n/format-figure.ts';
import { locales } from '#shared/i18n/locale.ts';
import { quotableFigures } from '#shared/initiatives/figure.ts';
import { indicatorsInTextQuery, initiativesInTextQuery } from './actions-queries.ts';
import { chipWish, type InsertedChip } from './chip-wish.ts';
import { type PickedThing, ThingPicker } from './thing-picker.tsx';

type Wished = { name: InsertedChip; editor: Editor };

/** Asks what is to be named, and puts its chip at the caret. */
export function ChipInsertion() {
  const [wished, setWished] = useState<Wished | null>(null);
  useEffect(() => chipWish.heed(setWished), []);
  if (wished === null) return null;
  const { name, editor } = wished;
  const props = {
    onClose: () => setWished(null),
    onPick: (id: string) => {
      if (editor.isDestroyed) return;
      editor
        .chain()
        .focus()
        .insertContent({ type: name, attrs: { [chipTarget[name]]: id } })
        .run();
    },
  };
  if (name === ChipName.initiative) return <Initiatives {...props} />;
  return name === ChipName.figure ? <Figures {...props} /> : <Clauses {...props} editor={editor} />;
}

type Props = { onPick: (id: string) => void; onClose: () => void };

function Initiatives(props: Props) {
  const { t } = useTranslation('textActions');
  const locale = useLocale();
  const { data } = useQuery(initiativesInTextQuery);
  const sectors = new Map(data?.sectors.map(({ id, name }) => [id, name[locale]]));
  const things = (data?.initiatives ?? []).map(({ initiative: { id, name, sector } }): PickedThing => ({
    id,
    name: name[locale],
    detail: sectors.get(sector) ?? '',
    alsoCalled: Object.values(name).join(' '),
  }));
  return <ThingPicker title={t('pickInitiative')} things={things} {...props} />;
}

function Figures(props: Props) {
  const { t } = useTranslation('textActions');
  const locale = useLocale();
  const { data } = useQuery(indicatorsInTextQuery);
  const things = quotableFigures(data ?? []).map(({ id, indicator, series, figure }): PickedThing => ({
    id,
    name: `${indicator.name[locale]}, ${formatPeriod(figure.period, series.periodKind, locale)}: ${formatFigure(figure, locale)}`,
    detail: series.basis[locale],
    alsoCalled: locales.map((each) => `${indicator.name[each]} ${formatFigure(figure, each)}`).join(' '),
  }));
  return <ThingPicker title={t('pickFigure')} things={things} {...props} />;
}

/** The parts that have a number, in the language of the text that one writes in. */
function Clauses({ editor, ...props }: Props & { editor: Editor }) {
  const { t } = useTranslation('textActions');
  const [things] = useState(() => numberedParts(editor));
  return <ThingPicker title={t('pickClause')} things={things} {...props} />;
}

function numberedParts(editor: Editor): readonly PickedThing[] {
  const { lang } = editor.view.dom;
  const language = Object.values(TextLanguage).find((each) => each === lang) ?? TextLanguage.en;
  const { doc } = editor.state;
  const numbers = numberParts(
    doc.children.map(({ type, attrs }) => ({ name: type.name, attributes: attrs })),
  );
  return doc.children.flatMap((part, index): PickedThing[] => {
    const number = numbers[index] ?? null;
    const id = cidOf(part);
    if (number === null || id === null) return [];
    const words = part.textBetween(0, part.content.size, ' ').slice(0, 160);
    return [{ id, name: `${partLabel(number, language)} ${words}`, detail: '', language }];
  });
}
