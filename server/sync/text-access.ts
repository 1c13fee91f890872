import type { TextAddress } from '#shared/drafting/text-address.ts';
import type { CloseCode } from '#shared/sync/close-codes.ts';

/** Who opened a socket, read from the login, never from a message. */
export type Identity = {
  login: string;
  member: string;
  /** Null for an administrator. */
  side: string | null;
  /** Shown at carets. */
  name: string;
};

/** What a connection may do to a text: each includes the ones before it. */
export const TextRight = { read: 'read', comment: 'comment', edit: 'edit' } as const;
export type TextRight = (typeof TextRight)[keyof typeof TextRight];

/** What a member may do to a text at this moment. `standing` is all that it was decided with, as one word. */
export type Opening = { right: TextRight; standing: string; languages: readonly string[] };

/** Port: `app.ts` plugs the domains in. Asked at every opening and after every change, never remembered longer. */
export type TextAccess = {
  /** Null without a valid login. `address`: what it is going to open, to be read along. */
  identify(headers: Headers, address: TextAddress | null): Promise<Identity | null>;
  /** `languages` are the document's own: the only writable fragments. */
  open(identity: Identity, address: TextAddress): Promise<Opening | { refused: CloseCode }>;
};
