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

/** Port: `app.ts` plugs the domains in. Asked at every opening, never remembered longer than a connection. */
export type TextAccess = {
  /** Null without a valid login. `address`: what it is going to open, to be read along. */
  identify(headers: Headers, address: TextAddress | null): Promise<Identity | null>;
  /** `languages` are the document's own: the only writable fragments. */
  open(
    identity: Identity,
    address: TextAddress,
  ): Promise<{ right: TextRight; languages: readonly string[] } | { refused: CloseCode }>;
};
