import type { SideId, SubGroupId } from '#shared/core/id.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { TextElement } from './text/text-tree.ts';
import { isTextRun } from './text/text-tree.ts';
import type { TextLanguage } from './text/text-shape.ts';

/** The parts of a Protocol that stay the same from session to session, in their order (domain rule 3). */
export const StandardPart = {
  title: 'title',
  preamble: 'preamble',
  agendaAdopted: 'agenda-adopted',
  survey: 'survey',
  review: 'review',
  subGroup: 'sub-group',
  newAreas: 'new-areas',
  followUp: 'follow-up',
  closing: 'closing',
  signatures: 'signatures',
  annexAgenda: 'annex-agenda',
  annexDelegation: 'annex-delegation',
  annexSchedule: 'annex-schedule',
} as const;
export type StandardPart = (typeof StandardPart)[keyof typeof StandardPart];

/** A standard part that a Protocol lacks; of a sub-group or a Side where there is one for each. */
export type MissingPart = {
  readonly part: StandardPart;
  readonly subGroup: SubGroupId | null;
  readonly side: SideId | null;
};

/** Of which session the Protocol is. */
export type ProtocolFacts = {
  readonly session: number;
  readonly sides: readonly { id: SideId; name: LocalizedName }[];
  readonly subGroups: readonly { id: SubGroupId; name: LocalizedName }[];
};

type Heading = { readonly cid: string; readonly words: string; readonly isAnnex: boolean };

/** How a heading is known that was written without the skeleton, in any of the languages. */
const wordsOf = {
  survey: /survey|state of (trade|cooperation)|обзор|состояни[ея] (торгов|сотруднич)|सर्वेक्षण/i,
  review: /review|implementation of the decisions|выполнени[ея] решений|निर्णयों (का|के) कार्यान्वयन/i,
  newAreas: /(new|emerging) areas|новы[ех] направлени|नए क्षेत्र/i,
  followUp: /follow-up|next session|следующе[ем]|अगला सत्र/i,
  annexAgenda: /agenda|повестк|कार्यसूची/i,
  annexDelegation: /delegation|делегаци|प्रतिनिधिमंडल/i,
  annexSchedule: /schedule|commitments|перечень (договорённост|обязательств)|अनुसूची/i,
} as const;

/** Letters that tell the Sides apart, whatever the ending of the word. */
const NAME_BEGINS = 4;

/**
 * The standard parts that a Protocol lacks, by the text in one language: its parts are the same in all. A part counts
 * when it stands as the skeleton made it, or when a heading or a role says the same.
 */
export function missingParts(
  parts: readonly TextElement[],
  language: TextLanguage,
  facts: ProtocolFacts,
): readonly MissingPart[] {
  const headings = parts.filter(({ name }) => name === 'heading').map(headingOf);
  const sections = headings.filter(({ isAnnex }) => !isAnnex);
  const annexes = headings.filter(({ isAnnex }) => isAnnex);
  const has = (among: readonly Heading[], cid: string, words: RegExp): boolean =>
    among.some((heading) => heading.cid === cid || words.test(heading.words));
  const isOfRole = (role: string): boolean => parts.some(({ attributes }) => attributes['role'] === role);
  const agenda = annexes.find(
    ({ cid, words }) => cid === 'c-annex-agenda' || wordsOf.annexAgenda.test(words),
  );
  const lacks = (part: StandardPart, isThere: boolean, of: Partial<MissingPart> = {}): MissingPart[] =>
    isThere ? [] : [{ part, subGroup: null, side: null, ...of }];
  return [
    ...lacks(StandardPart.title, isOfRole('title')),
    ...lacks(StandardPart.preamble, isOfRole('preamble')),
    ...lacks(StandardPart.agendaAdopted, agenda !== undefined && refersTo(parts, agenda.cid)),
    ...lacks(StandardPart.survey, has(sections, 'c-survey', wordsOf.survey)),
    ...lacks(StandardPart.review, facts.session === 1 || has(sections, 'c-review', wordsOf.review)),
    ...facts.subGroups.flatMap(({ id, name }) =>
      lacks(StandardPart.subGroup, sections.some(isAbout(`c-sub-group-${id}`, name[language])), {
        subGroup: id,
      }),
    ),
    ...lacks(StandardPart.newAreas, has(sections, 'c-new-areas', wordsOf.newAreas)),
    ...lacks(StandardPart.followUp, has(sections, 'c-follow-up', wordsOf.followUp)),
    ...lacks(StandardPart.closing, isOfRole('closing')),
    ...lacks(
      StandardPart.signatures,
      parts.some(({ name }) => name === 'signatures'),
    ),
    ...lacks(StandardPart.annexAgenda, agenda !== undefined),
    ...facts.sides.flatMap(({ id, name }) =>
      lacks(StandardPart.annexDelegation, annexes.some(isListOf(id, name[language])), { side: id }),
    ),
    ...lacks(StandardPart.annexSchedule, has(annexes, 'c-annex-schedule', wordsOf.annexSchedule)),
  ];
}

/** "Composition of the Indian delegation" is the list of the Indian Side: the beginning of its name tells. */
function isListOf(side: string, name: string): (heading: Heading) => boolean {
  const beginning = folded(name).slice(0, NAME_BEGINS);
  return ({ cid, words }) =>
    cid === `c-annex-delegation-${side}` ||
    (wordsOf.annexDelegation.test(words) && folded(words).includes(beginning));
}

function headingOf(part: TextElement): Heading {
  const { attributes } = part;
  return {
    cid: String(attributes['cid']),
    words: plainWords(part),
    isAnnex: attributes['numbering'] === 'annex',
  };
}

function isAbout(cid: string, name: string): (heading: Heading) => boolean {
  const wanted = folded(name);
  return (heading) => heading.cid === cid || folded(heading.words).includes(wanted);
}

/** A clause or a passage shows the number of that part. */
function refersTo(parts: readonly TextElement[], cid: string): boolean {
  const isReference = (element: TextElement): boolean =>
    (element.name === 'clauseRef' && element.attributes['cid'] === cid) ||
    element.children.some((child) => !isTextRun(child) && isReference(child));
  return parts.some(isReference);
}

function plainWords(element: TextElement): string {
  return element.children.map((child) => (isTextRun(child) ? child.text : plainWords(child))).join('');
}

function folded(words: string): string {
  return words.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
