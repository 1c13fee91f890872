import type { CalendarDay } from '#shared/core/instant.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import { ordinalOf } from './default-title.ts';
import type { DocumentKind } from './document.ts';
import {
  boldParagraph,
  bulletList,
  clause,
  heading,
  orderedList,
  type PartIn,
  passage,
  signatures,
  table,
  type WordsIn,
} from './part-builder.ts';
import { PLACEHOLDER } from './placeholder.ts';
import { type SkeletonWords, skeletonWords } from './skeleton-words.ts';
import type { TextLanguage } from './text/text-shape.ts';

type SkeletonPart = PartIn<TextLanguage>;

/** What is known when a document is begun; what is not becomes a placeholder. */
export type SkeletonFacts = {
  readonly kind: DocumentKind;
  readonly title: LocalizedName;
  readonly languages: readonly TextLanguage[];
  readonly session: number;
  readonly place: LocalizedName | null;
  /** Of a session its first, of minutes the meeting's. */
  readonly day: CalendarDay | null;
  /** In their stable order. */
  readonly sides: readonly { id: string; name: LocalizedName; coChair: LocalizedName | null }[];
  /** Whose minutes these are. */
  readonly subGroup: LocalizedName | null;
  /** Those of the session. */
  readonly subGroups: readonly { id: string; name: LocalizedName }[];
};

/**
 * The parts that such a document begins with: the same cids in the same order in every language, so that the wordings
 * are paired from the first moment. Each language names another Side first, in turn.
 */
export function skeletonOf(facts: SkeletonFacts): readonly SkeletonPart[] {
  const parts: Readonly<Record<DocumentKind, (facts: SkeletonFacts) => SkeletonPart[]>> = {
    protocol: protocolParts,
    minutes: minutesParts,
    agenda: agendaParts,
    note: noteParts,
  };
  return parts[facts.kind](facts);
}

function protocolParts(facts: SkeletonFacts): SkeletonPart[] {
  return [
    titleBlock(facts, (words, language) => [
      boldParagraph(words.protocol),
      boldParagraph(words.ofSession(ordinalOf(facts.session, language))),
      words.commission,
    ]),
    ...preamble(facts),
    ...sections(facts),
    passage('c-closing', (language) => [closingWords(facts, language)], 'closing'),
    signatures('c-signatures'),
    ...annexes(facts),
  ];
}

function preamble(facts: SkeletonFacts): SkeletonPart[] {
  const ordinal = (language: TextLanguage): string => ordinalOf(facts.session, language);
  const coChairs = (language: TextLanguage) =>
    sidesIn(facts, language).map(
      ({ name, coChair }) => `${name[language]}: ${coChair?.[language] ?? PLACEHOLDER}`,
    );
  const spoken = (cid: string, words: (language: TextLanguage) => string): SkeletonPart =>
    passage(cid, (language) => [words(language)], 'preamble');
  return [
    spoken('c-held', (language) =>
      skeletonWords[language].tookPlace(ordinal(language), dayOf(facts, language)),
    ),
    spoken('c-framework', (language) => skeletonWords[language].framework),
    passage(
      'c-co-chairs',
      (language) => [skeletonWords[language].coChaired, bulletList(namesOr(coChairs(language)))],
      'preamble',
    ),
    spoken('c-sides', (language) => {
      const [first, second] = sidesIn(facts, language).map(({ name }) => name[language]);
      return skeletonWords[language].definedSides(first ?? PLACEHOLDER, second ?? PLACEHOLDER);
    }),
  ];
}

function sections(facts: SkeletonFacts): SkeletonPart[] {
  const delegations = facts.sides.map(({ id }) => `{c-annex-delegation-${id}}`).join(', ');
  const section = (cid: string, words: WordsIn<TextLanguage>): SkeletonPart =>
    heading(cid, words, { level: 1 });
  const agreed = fixed('agreed');
  return [
    section('c-adoption', fixed('adoption')),
    clause('c-adopted', fixed('adopted')),
    clause(
      'c-delegations',
      inEach((words) => words.delegationsAttached(delegations)),
    ),
    section('c-survey', fixed('survey')),
    clause('c-noted', fixed('noted')),
    ...(facts.session > 1
      ? [section('c-review', reviewTitle(facts.session)), clause('c-progress', fixed('progress'))]
      : []),
    ...facts.subGroups.flatMap(({ id, name }) => [
      section(`c-sub-group-${id}`, name),
      clause(`c-agreed-${id}`, agreed),
    ]),
    section('c-new-areas', fixed('newAreas')),
    clause('c-to-consider', fixed('toConsider')),
    section('c-follow-up', fixed('followUp')),
    clause('c-schedule', fixed('scheduleAttached')),
    clause('c-next-session', fixed('nextSession')),
  ];
}

function annexes(facts: SkeletonFacts): SkeletonPart[] {
  const annex = (cid: string, words: WordsIn<TextLanguage>): SkeletonPart =>
    heading(cid, words, { level: 1, numbering: 'annex' });
  const openList = (cid: string): SkeletonPart => passage(cid, () => [orderedList([PLACEHOLDER])]);
  return [
    annex(
      'c-annex-agenda',
      inEach((words) => sentenceCase(words.agenda)),
    ),
    openList('c-annex-agenda-text'),
    ...facts.sides.flatMap(({ id, name }) => [
      annex(
        `c-annex-delegation-${id}`,
        inEach((words, language) => words.delegation(name[language])),
      ),
      openList(`c-annex-delegation-${id}-text`),
    ]),
    annex('c-annex-schedule', fixed('schedule')),
    passage('c-annex-schedule-text', (language) => [
      table([skeletonWords[language].columns, [PLACEHOLDER, PLACEHOLDER, PLACEHOLDER, PLACEHOLDER]]),
    ]),
  ];
}

function minutesParts(facts: SkeletonFacts): SkeletonPart[] {
  const section = (cid: string, words: WordsIn<TextLanguage>): SkeletonPart[] => [
    heading(cid, words, { level: 1 }),
    passage(`${cid}-text`, () => [PLACEHOLDER]),
  ];
  return [
    titleBlock(facts, (words, language) => [
      boldParagraph(words.minutes),
      boldParagraph(facts.subGroup?.[language] ?? PLACEHOLDER),
    ]),
    passage('c-opening', (language) => [skeletonWords[language].meetingCoChaired], 'preamble'),
    ...(facts.session > 1 ? section('c-review', reviewTitle(facts.session)) : []),
    ...section('c-matters', fixed('matters')),
    heading('c-proposals', fixed('proposals'), { level: 1 }),
    passage('c-proposals-text', (language) => [skeletonWords[language].proposed]),
    ...section('c-next', fixed('nextMeeting')),
  ];
}

function agendaParts(facts: SkeletonFacts): SkeletonPart[] {
  const items: WordsIn<TextLanguage>[] = [
    fixed('adoption'),
    fixed('survey'),
    ...(facts.session > 1 ? [reviewTitle(facts.session)] : []),
    ...facts.subGroups.map(({ name }) => name),
    fixed('newAreas'),
    fixed('followUp'),
    fixed('signing'),
  ];
  return [
    titleBlock(facts, (words, language) => [
      boldParagraph(words.agenda),
      boldParagraph(words.ofSession(ordinalOf(facts.session, language))),
    ]),
    ...items.map((words, index) => clause(`c-item-${index + 1}`, words)),
  ];
}

function noteParts({ title }: SkeletonFacts): SkeletonPart[] {
  return [
    passage('c-title', (language) => [boldParagraph(title[language])], 'title'),
    passage('c-text', () => ['']),
  ];
}

type Lines = (
  words: SkeletonWords,
  language: TextLanguage,
) => ReturnType<Parameters<typeof passage<TextLanguage>>[1]>;

function titleBlock(facts: SkeletonFacts, lines: Lines): SkeletonPart {
  return passage(
    'c-title',
    (language) => [
      ...lines(skeletonWords[language], language),
      `${facts.place?.[language] ?? PLACEHOLDER}, ${dayOf(facts, language)}`,
    ],
    'title',
  );
}

function closingWords({ languages, day }: SkeletonFacts, language: TextLanguage): string {
  const words = skeletonWords[language];
  // Each original names its own language first.
  const own = [...languages].sort((a, b) => Number(b === language) - Number(a === language));
  const names = new Intl.ListFormat(language).format(own.map((each) => words.languages[each]));
  return words.signed(day === null ? PLACEHOLDER : formatDay(day, language), names);
}

/** A list is never empty: the schema of texts wants a word in it. */
function namesOr(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [PLACEHOLDER] : names;
}

function dayOf({ day }: SkeletonFacts, language: TextLanguage): string {
  return day === null ? PLACEHOLDER : formatDay(day, language);
}

function reviewTitle(session: number): WordsIn<TextLanguage> {
  return inEach((words, language) => words.review(ordinalOf(session - 1, language)));
}

function sidesIn({ sides, languages }: SkeletonFacts, language: TextLanguage): SkeletonFacts['sides'] {
  const turn = Math.max(0, languages.indexOf(language)) % Math.max(1, sides.length);
  return [...sides.slice(turn), ...sides.slice(0, turn)];
}

/** Words that need no facts. */
type FixedWords = {
  [Key in keyof SkeletonWords]: SkeletonWords[Key] extends string ? Key : never;
}[keyof SkeletonWords];

function fixed(key: FixedWords): WordsIn<TextLanguage> {
  return inEach((words) => words[key]);
}

function inEach(words: (words: SkeletonWords, language: TextLanguage) => string): WordsIn<TextLanguage> {
  return {
    en: words(skeletonWords.en, 'en'),
    ru: words(skeletonWords.ru, 'ru'),
    hi: words(skeletonWords.hi, 'hi'),
  };
}

/** A title in capitals as a heading writes it; scripts without capitals stay as they are. */
function sentenceCase(title: string): string {
  return title.slice(0, 1) + title.slice(1).toLowerCase();
}
