import { chip } from './chip.ts';

/**
 * A part of the same text, shown as its bare computed number ("12", "IV", "2"). The word before it ("paragraph",
 * «пункте») is plain text, because it bends with its sentence.
 */
export const ClauseRef = chip('clauseRef', 'cid');
