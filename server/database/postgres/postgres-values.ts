// How values and statements cross over to PostgreSQL and back, so that both databases give the same.
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

export type PostgresValue = null | string | number | bigint | Uint8Array;

/** Refuses what SQLite would refuse too, and U+0000, which no text of PostgreSQL can hold (`invalid-input`). */
export function postgresValue(value: unknown): PostgresValue {
  if (value === null || typeof value === 'bigint' || value instanceof Uint8Array) return value;
  if (typeof value === 'string') return textValue(value);
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  // The tables hold 0 and 1, and moments as texts, in both databases.
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  throw new TypeError(`cannot bind a value of type ${typeof value} in SQL`);
}

function textValue(value: string): string {
  if (!value.includes('\0')) return value;
  throw new AppError(ErrorCode.invalidInput, 'a text must not contain the character U+0000');
}

const numbered = new Map<string, string>();
/** Statements of batches are few; those that are written anew each time must not be kept. */
const STATEMENTS_KEPT = 256;

/** SQL by hand is written with SQLite's placeholders, `?` or `?2`; PostgreSQL wants `$1`. None stands in a literal. */
export function withNumberedPlaceholders(statement: string): string {
  const known = numbered.get(statement);
  if (known !== undefined) return known;
  let last = 0;
  const result = statement.replaceAll(/\?(\d*)/g, (_, given: string) => {
    last = given === '' ? last + 1 : Number(given);
    return `$${last}`;
  });
  if (numbered.size < STATEMENTS_KEPT) numbered.set(statement, result);
  return result;
}

const Oid = {
  boolean: 16,
  bytes: 17,
  bigint: 20,
  integer: 23,
  smallint: 21,
  real: 700,
  double: 701,
  numeric: 1700,
} as const;

function exactNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`${text} is too large for a number`);
  }
  return value;
}

/** `\x` and two digits a byte. A Buffer of its own: small ones would share a pool with foreign bytes. */
function bytesOf(text: string): Uint8Array {
  if (!text.startsWith(String.raw`\x`)) throw new TypeError('the server gives bytes in an unknown form');
  return Uint8Array.fromHex(text.slice(2));
}

const keepText = (text: string): string => text;

/** For `pg`: numbers and bytes as SQLite gives them, everything else as the text that it is. */
export const postgresTypes = {
  getTypeParser: (oid: number, format?: string): ((text: string) => unknown) => {
    if (format === 'binary') throw new TypeError('nothing is asked for in binary form');
    if (oid === Oid.boolean) return (text) => text === 't';
    if (oid === Oid.bytes) return bytesOf;
    if (oid === Oid.real || oid === Oid.double) return Number;
    const isWhole = oid === Oid.bigint || oid === Oid.integer || oid === Oid.smallint || oid === Oid.numeric;
    return isWhole ? exactNumber : keepText;
  },
};
