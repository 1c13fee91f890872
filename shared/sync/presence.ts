import { utf8ByteLength } from 'lib0/string';
import { z } from 'zod/mini';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** What one connection may say of itself, in bytes of JSON: name, Side and a caret need about 300. */
export const PRESENCE_MAX_BYTES = 2048;

/**
 * One entry of a message. Twice the state: the server adds name and Side, and a stock client sends everybody's
 * entries back as it got them.
 */
export const PRESENCE_ENTRY_MAX_BYTES = 2 * PRESENCE_MAX_BYTES;

/** Entries of one message, both ways: a stock client answers with everybody in the room. */
export const PRESENCE_MAX_ENTRIES = 1024;

/** Highest clock of a presence: ours counts changes of one tab, and the server adds one when it goes. */
export const PRESENCE_MAX_CLOCK = 0x7fffffff;

/** ClientIDs of Yjs are random 32-bit numbers. */
export const PRESENCE_MAX_CLIENT = 0xffffffff;

const itemId = z.object({ client: z.int().check(z.nonnegative()), clock: z.int().check(z.nonnegative()) });

/** A Yjs relative position as JSON: it stays beside its character while others type. */
const relativePosition = z.object({
  type: z.nullish(itemId),
  /** Whoever resolves the position creates a root of that name. */
  tname: z.nullish(z.enum(TextLanguage)),
  item: z.nullish(itemId),
  assoc: z.optional(z.int()),
});

/** A stock client may say of its caret whatever its editor likes: what cannot be read here is left out. */
const leftOut = undefined;

/** What a client may announce of itself. Unknown fields fall away, and known ones in the form of another editor. */
const presenceClaimSchema = z.object({
  /** As TipTap's caret stores it; one at a time, in the language that has the focus (the position names it). */
  cursor: z.catch(z.nullish(z.object({ anchor: relativePosition, head: relativePosition })), leftOut),
  lang: z.catch(z.nullish(z.enum(TextLanguage)), leftOut),
  /** The cid of the part in which the person is. */
  part: z.catch(z.nullish(z.string().check(z.maxLength(64))), leftOut),
});
export type PresenceClaim = z.infer<typeof presenceClaimSchema>;

/** What everybody in the room sees. `user` is set by the server from the login, never believed. */
export const presenceStateSchema = z.extend(presenceClaimSchema, {
  user: z.object({
    member: z.string().check(z.maxLength(64)),
    /** Null for somebody who belongs to no Side. */
    side: z.nullable(z.string().check(z.maxLength(64))),
    name: z.string().check(z.maxLength(200)),
  }),
});
export type PresenceState = z.infer<typeof presenceStateSchema>;

/** One line of a presence message: raw JSON, null when that connection left. */
export type PresenceEntry = { clientId: number; clock: number; state: string | null };

/** Promises a claim within the limits; refuses (null) oversize text and anything but a JSON object. */
export function parsePresenceClaim(json: string): PresenceClaim | null {
  try {
    if (utf8ByteLength(json) > PRESENCE_MAX_BYTES) return null;
    const claim = presenceClaimSchema.safeParse(JSON.parse(json));
    return claim.success ? claim.data : null;
  } catch {
    return null; // not JSON, or half a surrogate pair
  }
}
