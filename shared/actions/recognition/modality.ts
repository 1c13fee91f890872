import type { SideId } from '#shared/core/id.ts';

/** What a phrase of a clause does (domain rule 19), from what binds most. */
export const Modality = {
  commitment: 'commitment',
  /** Its output is a reply. */
  soft: 'soft',
  /** Needs a recorded reaction (domain rule 12). */
  request: 'request',
  position: 'position',
  recommendation: 'recommendation',
  /** Decided, but nothing to deliver: what goes on as before, and the next session, which is a thing of its own. */
  arrangement: 'arrangement',
  acknowledgement: 'acknowledgement',
  record: 'record',
} as const;
export type Modality = (typeof Modality)[keyof typeof Modality];

/** A phrase that decides the modality. `sides`: whom it binds; none: its agent is not named. */
export type Cue = {
  readonly modality: Modality;
  readonly words: string;
  readonly at: number;
  readonly sides: readonly SideId[];
};

/** Whom a phrase binds: whoever stands before it, whoever is named inside it or after it as agent, or every Side. */
export type CueActor = 'subject' | 'inside' | 'agent' | 'all';

/** `by-verb`: the group `verb` decides whether it is a commitment, a soft one or an arrangement. */
export type LexiconEntry = {
  readonly modality: Modality | 'by-verb';
  readonly pattern: RegExp;
  readonly actor: CueActor;
};

/** What a language says by which words. Entries are tried in order; what one has matched is closed to the next. */
export type Lexicon = {
  readonly entries: readonly LexiconEntry[];
  /** Verbs of a soft commitment, and of what goes on as before: whole words. */
  readonly softVerb: RegExp;
  readonly continuingVerb: RegExp;
  /** After those: a second verb that delivers something after all. */
  readonly furtherDelivery: RegExp;
  /** All the Sides, or people of all of them. */
  readonly everySide: RegExp;
  /** Who is no Side and binds none. */
  readonly outsider: RegExp;
  /** Where the subject of what follows begins anew. */
  readonly newSubject: RegExp;
  readonly responsibleLabel: RegExp;
  readonly deadlineLabel: RegExp;
};
