import { useQuery } from '@tanstack/react-query';
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawnTextQuery } from '#client/drafting/documents-queries.ts';
import type { Signatory } from '#client/drafting/node-views/signatory.ts';
import { mergeRows } from '#client/drafting/side-by-side/merge-rows.ts';
import { partKeys } from '#client/drafting/side-by-side/part-rows.ts';
import { rowsStyle } from '#client/drafting/side-by-side/rows-style.ts';
import { TextSkeleton } from '#client/drafting/text-skeleton.tsx';
import { unwordedNote } from '#client/drafting/unworded-note.ts';
import { useScrollToPart } from '#client/drafting/use-scroll-to-part.ts';
import type { DrawnPart, DrawnText as Drawn } from '#shared/drafting/drawn-text.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { drawPart } from './draw-part.ts';

type Props = {
  document: string;
  /** In the order of the columns. */
  languages: readonly TextLanguage[];
  shown: readonly TextLanguage[];
  signatories: readonly Signatory[];
  /** The cid that the address names. */
  part: string;
};

/** More than the largest window shows. To lay out a whole Protocol would hold up the editors that are about to come. */
const FIRST_PARTS = 20;
/** Longer than an editor takes to come when nothing is in its way. */
const WHOLE_AFTER_MS = 600;
const NO_PARTS: readonly DrawnPart[] = [];

/** The text while its editor still comes: as the server drew it, to be read, at the very place where it will be live. */
export function DrawnText(props: Props) {
  const { data } = useQuery(drawnTextQuery(props.document));
  if (data === undefined) return <TextSkeleton columns={props.shown.length} />;
  return <DrawnSheet {...props} drawn={data} />;
}

function DrawnSheet({ drawn, languages, shown, signatories, part }: Props & { drawn: Drawn }) {
  const { t } = useTranslation(['drafting', 'room']);
  const { rows, count } = useMemo(
    () => mergeRows(languages.map((language) => partKeys((drawn[language] ?? []).map(({ cid }) => cid)))),
    [drawn, languages],
  );
  // Whom an address leads further down, the beginning does not help.
  const isWhole = useLonger() || part !== '';
  useScrollToPart(part);
  return (
    <div className="sheet" data-columns={shown.length} style={rowsStyle(count)} aria-busy>
      {shown.map((language) => (
        <DrawnColumn
          key={language}
          language={language}
          parts={isWhole ? drawn[language] : drawn[language]?.slice(0, FIRST_PARTS)}
          rows={rows[languages.indexOf(language)]}
          signatories={signatories}
          unworded={unwordedNote(t('room:unworded', { language: t(`language-${language}`) }))}
        />
      ))}
    </div>
  );
}

/** True once it has lasted so long that somebody may want to read on. */
function useLonger(): boolean {
  const [isLonger, setLonger] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLonger(true), WHOLE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLonger;
}

type ColumnProps = {
  language: TextLanguage;
  parts: readonly DrawnPart[] | undefined;
  rows: ReadonlyMap<string, number> | undefined;
  signatories: readonly Signatory[];
  unworded: CSSProperties;
};

function DrawnColumn({ language, parts = NO_PARTS, rows, signatories, unworded }: ColumnProps) {
  const words = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const keys = partKeys(parts.map(({ cid }) => cid));
    const drawn = parts.map((part, index) => {
      const element = drawPart(part, { language, signatories });
      const row = rows?.get(keys[index] ?? '');
      if (row !== undefined) element.style.gridRow = String(row);
      return element;
    });
    words.current?.replaceChildren(...drawn);
  }, [language, parts, rows, signatories]);
  return (
    <div className="text-column" style={unworded}>
      <div ref={words} className="drawn-words" lang={language} translate="no" />
    </div>
  );
}
