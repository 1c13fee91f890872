/** What stands in a text where a word is still missing; nothing that holds one can be frozen. */
export const PLACEHOLDER = '[●]';
