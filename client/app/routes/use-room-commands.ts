import { useTranslation } from 'react-i18next';
import { CommandGroup, type Command } from '#client/app/palette/command.ts';
import { useCommands } from '#client/app/palette/command-sources.ts';
import { namedParts } from '#client/drafting/named-parts.ts';
import type { LanguageView } from '#client/drafting/language-view.ts';
import { scrollToPart } from '#client/drafting/scroll-to-part.ts';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

type Input = {
  connection: TextConnection | null;
  /** All of the document's, in the reader's order. */
  languages: readonly TextLanguage[];
  shown: readonly TextLanguage[];
  isWide: boolean;
  show: (view: LanguageView) => void;
  /** Writes the part into the address. */
  goTo: (part: string) => void;
};

/** Adds to the palette what this room can do: every part by its number and its words, and the language views. */
export function useRoomCommands(input: Input): void {
  const { t } = useTranslation('palette');
  useCommands(() => [...partCommands(input), ...viewCommands(input, (key) => t(key))]);
}

/** A part once, in the first language shown; it answers to its words in the others too. */
function partCommands({ connection, languages, shown, goTo }: Input): Command[] {
  const first = shown[0];
  if (connection === null || first === undefined) return [];
  const others = languages.filter((language) => language !== first);
  const names = new Map(
    others.flatMap((language) =>
      namedParts(connection.doc, language).map((part) => [`${language} ${part.cid}`, part.searchNames]),
    ),
  );
  return namedParts(connection.doc, first).map((part) => ({
    id: `part-${part.cid}`,
    group: CommandGroup.parts,
    title: part.title,
    titleLanguage: first,
    alsoCalled: [...part.searchNames, ...others.flatMap((other) => names.get(`${other} ${part.cid}`) ?? [])],
    isSearchOnly: part.isClause,
    run: () => {
      goTo(part.cid);
      scrollToPart(part.cid, { block: 'start' });
    },
  }));
}

function viewCommands({ languages, isWide, show }: Input, t: (key: ShowKey) => string): Command[] {
  if (languages.length < 2) return [];
  const views: readonly LanguageView[] = isWide ? [...languages, 'both'] : languages;
  return views.map((view) => ({
    id: `show-${view}`,
    group: CommandGroup.view,
    title: t(`show-${view}`),
    alsoCalled: [view === 'both' ? view : view.toUpperCase()],
    run: () => show(view),
  }));
}

type ShowKey = `show-${LanguageView}`;
