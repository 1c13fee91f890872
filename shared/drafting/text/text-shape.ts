/** The names inside a text's Y.Doc, said once. */
export const TextShape = {
  /** Y.Map, flat: key = uuid, value = plain object naming member and Side. */
  comments: 'comments',
  /** Y.Map, written by the server alone: a projection of SQL. */
  server: 'srv',
  /** Attribute of every part: unique in its fragment, the same in every language; pairs the parts. */
  partId: 'cid',
  /** Attribute of every inner block. */
  blockId: 'id',
} as const;

/** Languages that a text may be written in; each has one XmlFragment of that name. */
export const TextLanguage = { en: 'en', ru: 'ru', hi: 'hi' } as const;
export type TextLanguage = (typeof TextLanguage)[keyof typeof TextLanguage];
