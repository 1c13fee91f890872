import { suggestionMark } from './suggestion-mark.ts';

/** Words that somebody proposes to strike out. */
export const Deletion = suggestionMark('deletion', 'del');
