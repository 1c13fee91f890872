import type { SideId } from '#shared/core/id.ts';
import { type Cue, type Lexicon, type LexiconEntry, Modality } from './modality.ts';

/** A Side as a language names it, in the nominative: "Indian Side". */
export type NamedSide = { readonly side: SideId; readonly name: string };

/** Stands for a letter that an entry has matched: no pattern finds it, and places stay where they are. */
const CLOSED = '\u0001';

/** Every phrase that decides the modality, in the order of the text, with the Sides it binds. */
export function readCues(words: string, lexicon: Lexicon, sides: readonly NamedSide[]): readonly Cue[] {
  let open = words;
  const cues: Cue[] = [];
  for (const entry of lexicon.entries) {
    for (const match of open.matchAll(entry.pattern)) {
      const cue = cueOf({ match, words, entry, lexicon, sides });
      if (cue === null) continue;
      cues.push(cue);
      open = open.slice(0, cue.at) + CLOSED.repeat(cue.words.length) + open.slice(cue.at + cue.words.length);
    }
  }
  return cues.sort((a, b) => a.at - b.at);
}

type Found = {
  match: RegExpExecArray;
  words: string;
  entry: LexiconEntry;
  lexicon: Lexicon;
  sides: readonly NamedSide[];
};

/** Null when those who are to do it are of no Side: what companies will do binds nobody here. */
function cueOf(found: Found): Cue | null {
  const { match, words, entry, lexicon } = found;
  const said = match[0];
  const modality = entry.modality === 'by-verb' ? modalityOfVerb(found) : entry.modality;
  const bound = boundSides(found);
  if (bound === null && bindsSomebody(modality) && entry.actor === 'subject') return null;
  const isOfOutsider = entry.actor === 'inside' && test(lexicon.outsider, said) && bound === null;
  return isOfOutsider
    ? null
    : {
        modality,
        words: words.slice(match.index, match.index + said.length),
        at: match.index,
        sides: bound ?? [],
      };
}

const bindsSomebody = (modality: Modality): boolean =>
  modality === Modality.commitment || modality === Modality.soft;

function modalityOfVerb({ match, words, lexicon }: Found): Modality {
  const verb = match.groups?.['verb'] ?? '';
  const rest = words.slice(match.index + match[0].length);
  const isSoft = test(lexicon.softVerb, verb);
  if (!isSoft && !test(lexicon.continuingVerb, verb)) return Modality.commitment;
  if (test(lexicon.furtherDelivery, rest, true)) return Modality.commitment;
  return isSoft ? Modality.soft : Modality.arrangement;
}

/** Null: nobody of the Sides is named. */
function boundSides({ match, words, entry, lexicon, sides }: Found): readonly SideId[] | null {
  const everyone = sides.map(({ side }) => side);
  switch (entry.actor) {
    case 'all':
      return everyone;
    case 'inside':
      return mentioned(match[0], lexicon, sides) ?? everyone;
    case 'agent': {
      const named = sides.filter(({ name }) => test(inflected(name), match[0]));
      return named.length === 0 ? null : named.map(({ side }) => side);
    }
    case 'subject':
    default:
      return subjectBefore(words.slice(0, match.index), lexicon, sides);
  }
}

/** The subject stands before its verb: directly, else it is the first one named since the subject began anew. */
function subjectBefore(
  before: string,
  lexicon: Lexicon,
  sides: readonly NamedSide[],
): readonly SideId[] | null {
  const start = [...before.matchAll(lexicon.newSubject)].at(-1);
  const segment = start === undefined ? before : before.slice(start.index + start[0].length);
  if (test(lexicon.outsider, segment) && mentioned(segment, lexicon, sides) === null) return null;
  const direct = sides.find(({ name }) => segment.trimEnd().endsWith(name));
  return direct === undefined ? mentioned(segment, lexicon, sides) : [direct.side];
}

/** Whom the first name in the words means; null when none is named. */
function mentioned(words: string, lexicon: Lexicon, sides: readonly NamedSide[]): readonly SideId[] | null {
  const found = sides.map(({ side, name }) => ({ at: words.indexOf(name), bound: [side] }));
  const all = words.matchAll(lexicon.everySide).next().value;
  found.push({ at: all?.index ?? -1, bound: sides.map(({ side }) => side) });
  const [first] = found.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  return first?.bound ?? null;
}

/** The name in any case of Russian: the last two letters of each word may be others. */
function inflected(name: string): RegExp {
  const stems = name.split(' ').map((word) => `${word.slice(0, Math.max(3, word.length - 2))}\\p{L}{0,4}`);
  return new RegExp(`(?<!\\p{L})${stems.join(' ')}(?!\\p{L})`, 'giu');
}

/** Patterns are global, for `matchAll`; a plain question must not remember where the last one ended. */
function test(pattern: RegExp, words: string, atStart = false): boolean {
  pattern.lastIndex = 0;
  const match = pattern.exec(words);
  return match !== null && (!atStart || match.index === 0);
}
