import { suggestionMark } from './suggestion-mark.ts';

/** Words that somebody proposes to add. */
export const Insertion = suggestionMark('insertion', 'ins');
