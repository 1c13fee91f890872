import type { Body } from '#shared/sides/body.ts';
import type { Side } from '#shared/sides/side.ts';
import { englishLexicon } from './english-lexicon.ts';
import { type Cue, type Lexicon, Modality } from './modality.ts';
import { readCues } from './read-cues.ts';
import { type DeadlineLanguage, type ReadDeadline, readDeadline } from './read-deadline.ts';
import { type ReadResponsible, readResponsible } from './read-responsible.ts';
import { russianLexicon } from './russian-lexicon.ts';

/** What the workspace knows that a clause may name. */
export type KnownNames = {
  readonly sides: readonly Pick<Side, 'id' | 'name'>[];
  readonly bodies: readonly Body[];
};

/** Languages whose protocols can be read; of another the clause waits to be marked by hand. */
export const readLanguages: readonly DeadlineLanguage[] = ['en', 'ru'];

/** What one wording of a clause says. */
export type ClauseReading = {
  /** Of the phrase that binds most. */
  readonly modality: Modality;
  readonly cues: readonly Cue[];
  /** Without the lines that name responsible bodies and deadline. */
  readonly body: string;
  readonly responsible: readonly ReadResponsible[];
  readonly deadline: ReadDeadline | null;
};

const lexicons: Readonly<Record<DeadlineLanguage, Lexicon>> = { en: englishLexicon, ru: russianLexicon };
/** From what binds most. */
const strength: readonly Modality[] = Object.values(Modality);

/** Reads one wording of a clause. Whether it is a commitment is decided by its sentence alone, not by those lines. */
export function readClause(words: string, language: DeadlineLanguage, known: KnownNames): ClauseReading {
  const lexicon = lexicons[language];
  const text = words.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  const sides = known.sides.map(({ id, name }) => ({ side: id, name: name[language] }));
  const { body, responsible, deadline } = divided(text, lexicon);
  const cues = readCues(body, lexicon, sides);
  const strongest = strength.find((modality) => cues.some((cue) => cue.modality === modality));
  return {
    modality: strongest ?? Modality.record,
    cues,
    body,
    responsible: readResponsible(responsible, language, { sides, bodies: known.bodies }),
    deadline: readDeadline(deadline === '' ? body : deadline, language),
  };
}

/** The sentence, and the two lines that may follow it in either order. */
function divided(text: string, lexicon: Lexicon): { body: string; responsible: string; deadline: string } {
  const labels = [lexicon.responsibleLabel, lexicon.deadlineLabel].map((label) => label.exec(text));
  const starts = labels.map((match) => match?.index ?? text.length);
  const section = (which: 0 | 1): string => {
    const [label, start = 0] = [labels[which], starts[which]];
    const next = starts.find((other) => other > start) ?? text.length;
    return label === null || label === undefined ? '' : text.slice(start + label[0].length, next).trim();
  };
  return { body: text.slice(0, Math.min(...starts)).trim(), responsible: section(0), deadline: section(1) };
}
