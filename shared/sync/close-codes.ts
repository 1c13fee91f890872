import type { RefusalCode } from './refusal.ts';

/**
 * Socket closes. 4400 to 4499 stop a stock client for good (its default rule); 4500 to 4599 mean "ask again".
 * Ours resyncs by itself after a refusal.
 */
export const CloseCode = {
  /** A frame or update could not be parsed, or crossed a bound that honest clients never reach. */
  malformed: 4400,
  /** The login ended. */
  loginRequired: 4401,
  /** The member may not do that. */
  forbidden: 4403,
  /** There is no such text for this member. */
  noSuchText: 4404,
  /** A clientID or presence belongs to somebody else, or the text was seeded anew (epoch). */
  identity: 4409,
  /** The document is frozen, or the part that was written in has been removed. */
  frozen: 4410,
  /** A frame or update is over its size limit. */
  tooLarge: 4413,
  /** The text's schema does not know that content. */
  schema: 4422,
  /** The tab is older than the server (wire or text schema): reload, keep what it holds. */
  outdated: 4426,
  /** Too many messages, bytes or connections. */
  rate: 4429,
  /** Rights changed: ask again. */
  rightsChanged: 4500,
  /** The server is stopping or starting: ask again. */
  serverStopping: 4501,
  /** The server met a fault of its own; nothing is wrong with what was sent: ask again. */
  serverFault: 4502,
  /** The server cannot save: ask again. */
  storageFailing: 4503,
  /** The same browser has come back on a newer connection, and this one was still thought open: ask again. */
  takenOver: 4505,
  /** The reader is too slow for what waits for it: ask again. */
  slowReader: 4508,
} as const;
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

const closeOfRefusal: Record<RefusalCode, CloseCode> = {
  malformed: CloseCode.malformed,
  'too-large': CloseCode.tooLarge,
  gap: CloseCode.malformed,
  identity: CloseCode.identity,
  'forbidden-root': CloseCode.forbidden,
  schema: CloseCode.schema,
  depth: CloseCode.malformed,
  walk: CloseCode.malformed,
  order: CloseCode.malformed,
  role: CloseCode.forbidden,
  frozen: CloseCode.frozen,
  'part-gone': CloseCode.frozen,
  forged: CloseCode.forbidden,
  rate: CloseCode.rate,
};

export function closeCodeOf(refusal: RefusalCode): CloseCode {
  return closeOfRefusal[refusal];
}
