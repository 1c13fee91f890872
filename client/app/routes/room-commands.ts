import type { Editor } from '@tiptap/core';
import type { TFunction } from 'i18next';
import { CommandGroup, type Command } from '#client/app/palette/command.ts';
import { writtenChord } from '#client/browser/written-chord.ts';
import { findWish } from '#client/drafting/find/find-wish.ts';
import type { LanguageView } from '#client/drafting/language-view.ts';
import { namedParts } from '#client/drafting/named-parts.ts';
import { writtenNoteChord } from '#client/drafting/notes/note-chord.ts';
import { placeOfReader } from '#client/drafting/notes/place-of-reader.ts';
import type { TextNotes } from '#client/drafting/notes/text-notes.ts';
import type { OpenEditors } from '#client/drafting/open-editors.ts';
import { chordOfAction, commandOf, PartAction } from '#client/drafting/parts/part-actions.ts';
import type { PartCommander } from '#client/drafting/parts/part-commander.ts';
import { type PartInEditor, partAtSelection, partNamed } from '#client/drafting/parts/standing-part.ts';
import { readingPlace } from '#client/drafting/reading-place.ts';
import { scrollToPart } from '#client/drafting/scroll-to-part.ts';
import { hopWish } from '#client/drafting/side-by-side/hop-wish.ts';
import { HOP_CHORD } from '#client/drafting/side-by-side/use-pair-hop.ts';
import type { TextConnection } from '#client/sync/text-connection.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { namesOfTools } from './names-of-tools.ts';

export type RoomInput = {
  connection: TextConnection | null;
  /** All of the document's, in the reader's order. */
  languages: readonly TextLanguage[];
  shown: readonly TextLanguage[];
  isWide: boolean;
  show: (view: LanguageView) => void;
  /** Writes the part into the address. */
  goTo: (part: string) => void;
  editors: OpenEditors;
  commander: PartCommander | null;
  /** Null where there are no notes of the own Side. */
  notes: TextNotes | null;
  t: TFunction<['palette', 'parts', 'tools']>;
};

/** What the room can do: what may be done here, every part by its number and its words, and the language views. */
export function roomCommands(input: RoomInput): Command[] {
  if (input.connection === null) return [];
  return [...commandsHere(input), ...partCommands(input, input.connection), ...viewCommands(input)];
}

function commandsHere(input: RoomInput): Command[] {
  const { languages, commander, shown, editors, t } = input;
  const find: Command = {
    id: 'find',
    group: CommandGroup.here,
    title: t('tools:find'),
    hint: writtenChord('mod+f'),
    alsoCalled: namesOfTools('find'),
    run: () => findWish.utter(),
  };
  const hop: Command = {
    id: 'hop',
    group: CommandGroup.here,
    title: t('parts:hop'),
    hint: writtenChord(HOP_CHORD),
    alsoCalled: namesOfTools('hop'),
    run: () => hopWish.utter(null),
  };
  const here = commander?.mayCommand === true ? partHere(shown, editors) : null;
  const actions = commander === null || here === null ? [] : actionsOn(here, commander, t);
  return [...(languages.length > 1 ? [hop] : []), ...actions, ...noteHere(input), find];
}

/** The place is asked for now: the palette takes the focus, and with it what was selected. */
function noteHere({ notes, t }: RoomInput): Command[] {
  const place = placeOfReader();
  if (notes === null || place === null) return [];
  const note: Command = {
    id: 'note',
    group: CommandGroup.here,
    title: t('parts:noteOnPart'),
    hint: writtenNoteChord(),
    alsoCalled: [...namesOfTools('noteOnPart'), ...namesOfTools('ourNotes')],
    run: () => notes.ask(place),
  };
  return [note];
}

type Here = { part: PartInEditor; editor: Editor; language: TextLanguage };

/** Where one writes, else where one reads. */
function partHere(shown: readonly TextLanguage[], editors: OpenEditors): Here | null {
  const place = readingPlace();
  const written = shown.find((language) => editors[language]?.isFocused === true);
  const language = written ?? shown.find((each) => each === place?.language);
  const editor = language === undefined ? undefined : editors[language];
  if (language === undefined || editor === undefined || !editor.isEditable) return null;
  const { state } = editor;
  const part = written === undefined ? place && partNamed(state.doc, place.cid) : partAtSelection(state);
  return part === null ? null : { part, editor, language };
}

function actionsOn({ part, editor, language }: Here, commander: PartCommander, t: RoomInput['t']): Command[] {
  return Object.values(PartAction).flatMap((action): Command[] => {
    const command = commandOf(action, part, { state: editor.state, language });
    if (command === null) return [];
    const chord = chordOfAction[action];
    return [
      {
        id: `part-${action}`,
        group: CommandGroup.here,
        title: t(`parts:${action}`),
        ...(chord !== undefined && { hint: writtenChord(chord) }),
        alsoCalled: namesOfTools(action),
        run: () => commander.run(command, language),
      },
    ];
  });
}

/** A part once, in the first language shown; it answers to its words in the others too. */
function partCommands({ languages, shown, goTo }: RoomInput, { doc }: TextConnection): Command[] {
  const first = shown[0];
  if (first === undefined) return [];
  const others = languages.filter((language) => language !== first);
  const names = new Map(
    others.flatMap((language) =>
      namedParts(doc, language).map((part) => [`${language} ${part.cid}`, part.searchNames]),
    ),
  );
  return namedParts(doc, first).map((part) => ({
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

function viewCommands({ languages, isWide, show, t }: RoomInput): Command[] {
  if (languages.length < 2) return [];
  const views: readonly LanguageView[] = isWide ? [...languages, 'both'] : languages;
  return views.map((view) => ({
    id: `show-${view}`,
    group: CommandGroup.view,
    title: t(`palette:show-${view}`),
    alsoCalled: [view === 'both' ? view : view.toUpperCase()],
    run: () => show(view),
  }));
}
