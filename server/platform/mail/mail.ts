/**
 * One letter to one person. `unsubscribe`: where its reader, or the reader's mail program, ends such letters (RFC 8058);
 * null for one that somebody has asked for.
 */
export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly unsubscribe: string | null;
};

/** Letters to the world. Port: the adapter is `smtp-mail.ts`. */
export type Mail = {
  /** Resolves once the next server has taken the letter over; rejects when it has not. */
  send(letter: Letter): Promise<void>;
  close(): void;
};
