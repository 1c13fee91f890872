import type { BodyId, SideId } from '#shared/core/id.ts';
import type { Body } from '#shared/sides/body.ts';
import type { DeadlineLanguage } from './read-deadline.ts';
import type { NamedSide } from './read-cues.ts';

/** A body as a clause names it; `id` null: none of the bodies that are known. */
export type ReadBody = { readonly words: string; readonly id: BodyId | null };

/** Who is responsible for a Side, as the clause says it. `side` null: it names none. */
export type ReadResponsible = {
  readonly side: SideId | null;
  readonly lead: ReadBody;
  readonly coExecutors: readonly ReadBody[];
};

const withOthers: Readonly<Record<DeadlineLanguage, RegExp>> = {
  en: / (?:together |jointly )?with (?:the participation of )?/u,
  ru: / (?:совместно с|при участии|с) /u,
};
/** What a body is there for; it names no other body. */
const asWhat: Readonly<Record<DeadlineLanguage, RegExp>> = {
  en: / as [a-z -]+$/u,
  ru: / в качестве \p{L}+$/u,
};
const listed: Readonly<Record<DeadlineLanguage, RegExp>> = { en: /, | and /u, ru: /, | и /u };

/** "X with Y (Russian Side); Z (Indian Side)": one entry for each Side, in the order of the text. */
export function readResponsible(
  words: string,
  language: DeadlineLanguage,
  known: { sides: readonly NamedSide[]; bodies: readonly Body[] },
): readonly ReadResponsible[] {
  return words
    .split(';')
    .map((entry) => entry.trim().replace(/\.$/, ''))
    .filter((entry) => entry !== '')
    .map((entry) => {
      const bracket = /^(?<bodies>.*?)\s*\((?<side>[^()]*)\)$/u.exec(entry)?.groups;
      const named = known.sides.find(({ name }) => name.toLowerCase() === bracket?.['side']?.toLowerCase());
      const side = named?.side ?? null;
      const ofSide = known.bodies.filter((body) => side === null || body.side === side);
      return {
        side,
        ...bodiesIn(named === undefined ? entry : (bracket?.['bodies'] ?? ''), language, ofSide),
      };
    });
}

function bodiesIn(words: string, language: DeadlineLanguage, known: readonly Body[]) {
  const [lead = '', ...others] = words.split(withOthers[language]);
  const read = (name: string): ReadBody => {
    const bare = name.trim().replace(asWhat[language], '');
    return { words: bare, id: findBody(bare, language, known) };
  };
  // "and" stands inside names as well: a whole name is tried before its pieces.
  const coExecutors = others.flatMap((name) => {
    const whole = read(name);
    return whole.id === null ? name.split(listed[language]).map(read) : [whole];
  });
  return { lead: read(lead), coExecutors };
}

/** The body of that name or short name; in the text a name may be cut short at its end, and stand in any case. */
function findBody(words: string, language: DeadlineLanguage, known: readonly Body[]): BodyId | null {
  const written = wordsOf(words);
  const begins = (name: string) => {
    const full = wordsOf(name);
    return written.length > 0 && written.every((word, index) => isSameWord(word, full[index] ?? ''));
  };
  const isExact = (name: string) => begins(name) && wordsOf(name).length === written.length;
  const byShort = known.find(({ short, name }) => isExact(short[language]) || isExact(name[language]));
  if (byShort !== undefined) return byShort.id;
  const [found, ...further] = known.filter(({ name }) => begins(name[language]));
  return found !== undefined && further.length === 0 && written.length > 1 ? found.id : null;
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Equal but for an ending of at most three letters: «Роснедра», «Роснедрами». */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const stem = Math.max(3, Math.min(one.length, other.length) - 2);
  return (
    Math.abs(one.length - other.length) <= 3 && one.length > 4 && one.slice(0, stem) === other.slice(0, stem)
  );
}
