import { type Lexicon, Modality } from './modality.ts';

const SOFT = 'consider|examine|explore|study|discuss|assess|analy[sz]e|look into|reflect on|review';
const CONTINUING = 'keep|continue|remain|maintain|retain|strengthen|promote|encourage|support';
/** Verbs whose object can be handed over, held or finished. */
const DELIVERY =
  'transmit|provide|communicate|prepare|submit|send|share|furnish|designate|nominate|appoint|organi[sz]e|host|hold|' +
  'convene|conduct|exchange|inform|present|develop|draft|establish|form|set up|finali[sz]e|complete|deliver|report|' +
  'arrange|forward|circulate|notify|identify|sign|update|carry out|ensure|implement|launch|begin|start|create';
const DELIVERED =
  'held|organi[sz]ed|convened|prepared|submitted|provided|transmitted|sent|shared|established|formed|created|exchanged|' +
  'conducted|presented|developed|drafted|finali[sz]ed|completed|designated|nominated|appointed|communicated|' +
  'carried out|signed|launched|delivered|forwarded|circulated';
const ORDINAL = '(?:next|regular|first|second|third|[a-z-]+th|\\d+(?:st|nd|rd|th))';
const SESSION = `${ORDINAL}(?: regular)? session\\b(?! of the sub-group)`;
const TOLD =
  'stated|said|explained|noted|recalled|underlined|emphasi[sz]ed|confirmed|reaffirmed|indicated|pointed out';
/** To the end of the sentence, or to where the Sides decide something in it. */
const REST = '[^.;]*?(?=,? and (?:also )?(?:agreed|decided|instructed)\\b|[.;]|$)';
const ADVERB = '(?:also |further |jointly |then |each |in turn )*';

const pattern = (source: string): RegExp => new RegExp(source, 'giu');

/** How English protocols and minutes bind, from domain rule 19 and the lexicon of the demonstration. */
export const englishLexicon: Lexicon = {
  entries: [
    { modality: Modality.record, pattern: pattern(`\\bnot (?:yet )?agreed?\\b${REST}`), actor: 'subject' },
    {
      modality: Modality.record,
      pattern: pattern(`\\b(?:${TOLD}|informed [^.;]{1,60}?)(?: with [a-z]+)? that\\b${REST}`),
      actor: 'subject',
    },
    {
      modality: Modality.arrangement,
      pattern: pattern(`\\bagreed (?:to (?:hold|convene)|that) the ${SESSION}[^.;]*`),
      actor: 'subject',
    },
    {
      modality: Modality.arrangement,
      pattern: pattern(`\\b${SESSION}[^.;]*?\\bwill (?:be held|take place)\\b`),
      actor: 'subject',
    },
    { modality: Modality.commitment, pattern: pattern('\\bproposed\\b[^]*?\\baccepted (?:the|this|that|these) (?:proposals?|offer)\\b(?! for consideration)'), actor: 'all' }, // prettier-ignore
    {
      modality: Modality.commitment,
      pattern: pattern('\\bproposed\\b[^]*?\\bagreed (?:to|with) (?:the|this|that|these) proposals?\\b'),
      actor: 'all',
    },
    {
      modality: 'by-verb',
      pattern: pattern(
        `\\b(?:agreed|decided|undertook)(?:,[^.;,]*,)? ${ADVERB}to (?:not )?${ADVERB}(?!(?:the|a|an|this|these)\\b)(?<verb>look into|set up|carry out|reflect on|[a-z]+)`,
      ),
      actor: 'subject',
    },
    {
      modality: 'by-verb',
      pattern: pattern(
        `\\bagreed that\\b[^.;]*?\\bwill ${ADVERB}(?<verb>${SOFT}|${CONTINUING}|${DELIVERY})\\b`,
      ),
      actor: 'inside',
    },
    {
      modality: Modality.commitment,
      pattern: pattern(`\\bagreed that\\b[^.;]*?\\bwill be (?:${DELIVERED})\\b`),
      actor: 'all',
    },
    {
      modality: Modality.commitment,
      pattern: pattern(
        '\\b(?:instructed|tasked|directed|entrusted) (?:the|its|their) [^.;]{1,80}? (?:to|with)\\b',
      ),
      actor: 'all',
    },
    {
      modality: 'by-verb',
      pattern: pattern(`\\bwill ${ADVERB}(?<verb>${SOFT}|${DELIVERY})\\b`),
      actor: 'subject',
    },
    {
      modality: Modality.commitment,
      pattern: pattern(`\\bwill (?:be (?:${DELIVERED})|take place)\\b(?: by [^.;]*)?`),
      actor: 'agent',
    },
    { modality: Modality.request, pattern: pattern('\\b(?:requested|asked)\\b'), actor: 'subject' },
    {
      modality: Modality.position,
      pattern: pattern(
        '\\b(?:proposed|suggested|expressed (?:its |their )?(?:interest|readiness|willingness))\\b',
      ),
      actor: 'subject',
    },
    {
      modality: Modality.recommendation,
      pattern: pattern('\\b(?:recommended|encouraged|invited)\\b'),
      actor: 'subject',
    },
    { modality: Modality.acknowledgement, pattern: pattern('\\btook note\\b'), actor: 'subject' },
    {
      modality: Modality.record,
      pattern: pattern(
        `\\b(?:agreed (?:on|upon|with)|welcomed|informed|exchanged views|reviewed|discussed|${TOLD})\\b`,
      ),
      actor: 'subject',
    },
  ],
  softVerb: pattern(`^(?:${SOFT})$`),
  continuingVerb: pattern(`^(?:${CONTINUING})$`),
  furtherDelivery: pattern(`^[^.;]*?,? and (?:to |will )(?:${DELIVERY})\\b`),
  everySide:
    /\b(?:[Tt]he|[Bb]oth|[Aa]ll) Sides\b|\b[Ee]ach Side\b|\b[Ss]ecretaries\b|\b[Cc]o-[Cc]hairs\b|\bSub-Groups?\b|\bWorking Group\b/gu,
  outsider:
    /\b(?:companies|enterprises|organi[sz]ations|institutions|manufacturers|producers|businesses)\b/giu,
  newSubject: /[.;]|,? (?:and|while|whereas|but) (?=the |each |both )/giu,
  responsibleLabel: /\bResponsible(?: bod(?:y|ies))?:/u,
  deadlineLabel: /\b(?:Deadline|Time-?limit|Term):/u,
};
