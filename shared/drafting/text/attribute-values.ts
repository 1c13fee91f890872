import { memberIdSchema, sideIdSchema } from '#shared/core/id.ts';

/** Which values an attribute of a text may hold. Each says yes or no and never throws: the server asks them of strangers. */
export type ValueTest = (value: unknown) => boolean;

const BLOCK_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const SLUG = /^[a-z0-9][a-z0-9-]{0,63}$/;
const SAFE_LINK = /^(?:https?:\/\/[^\s]|mailto:[^\s@]+@[^\s@])/i;
/** Longer addresses are never typed; browsers stop at about this length too. */
const LONGEST_LINK = 2048;
/** Wider tables do not fit a page in either original. */
const MOST_SPANNED_CELLS = 50;
const WIDEST_COLUMN_PX = 5000;
const LARGEST_LIST_NUMBER = 100_000;

const matches =
  (pattern: RegExp): ValueTest =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

const isWholeBetween =
  (least: number, most: number): ValueTest =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/** The test, or null: for an attribute that need not be set. */
export const orNull =
  (test: ValueTest): ValueTest =>
  (value) =>
    value === null || test(value);

/** Exactly one of these values. */
export const isOneOf =
  (allowed: readonly unknown[]): ValueTest =>
  (value) =>
    allowed.includes(value);

/** A cid; chips that name a part hold one too. */
export const isPartId = matches(SLUG);
/** Wider than a cid: editors make these up, in either case. */
export const isBlockId = matches(BLOCK_ID);
/** The id of a thing of another domain, or a name such as an annex's source. */
export const isSlug = matches(SLUG);
export const isSide: ValueTest = (value) => sideIdSchema.safeParse(value).success;
export const isMember: ValueTest = (value) => memberIdSchema.safeParse(value).success;
export const isSpan = isWholeBetween(1, MOST_SPANNED_CELLS);
export const isListNumber = isWholeBetween(0, LARGEST_LIST_NUMBER);
export const isMoment = isWholeBetween(0, Number.MAX_SAFE_INTEGER);

/** http, https and mailto only: any other scheme could run in a reader's browser. Control characters are refused. */
export const isSafeLink: ValueTest = (value) =>
  typeof value === 'string' &&
  value.length <= LONGEST_LINK &&
  SAFE_LINK.test(value) &&
  // oxlint-disable-next-line no-control-regex -- browsers drop these inside a scheme, so they would hide one
  !/[\u0000-\u0020\u007f]/.test(value);

/** One width in pixels per spanned column. */
export const isColumnWidths: ValueTest = (value) =>
  Array.isArray(value) &&
  value.length >= 1 &&
  value.length <= MOST_SPANNED_CELLS &&
  value.every(isWholeBetween(0, WIDEST_COLUMN_PX));

/** Who suggested, on a mark or on a block: exactly these four, nothing beside them. */
export const isSuggestion: ValueTest = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const given = new Map<string, unknown>(Object.entries(value));
  return (
    given.size === 4 &&
    isBlockId(given.get('id')) &&
    isMember(given.get('member')) &&
    isSide(given.get('side')) &&
    isMoment(given.get('ts'))
  );
};
