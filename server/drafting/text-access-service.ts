import type { Kysely } from 'kysely';
import { type MemberId, memberIdSchema, type SideId } from '#shared/core/id.ts';
import type { TextRight } from '#shared/drafting/open-document.ts';
import type { TextAddress } from '#shared/drafting/text-address.ts';
import type { Member } from '#shared/sides/member.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import type { Schema } from '#server/database/schema.ts';
import { documentThing } from './document-service.ts';
import { readDocument, type StoredDocument } from './document-store.ts';
import { languagesOf } from './languages-of.ts';
import { textRight } from './text-right.ts';

type Identity = { login: string; member: string; side: string | null; name: string };
type Opening = { right: TextRight; languages: readonly string[] } | { refused: CloseCode };

/** Live editing's door to the domains; `app.ts` plugs it into the port of `sync/`. */
export type TextAccessService = {
  identify(headers: Headers): Promise<Identity | null>;
  open(identity: { member: string }, address: TextAddress): Promise<Opening>;
};

type Options = {
  db: Kysely<Schema>;
  /** Who is logged in by these headers. */
  findCurrent: (headers: Headers) => Promise<{ login: string; member: Member } | null>;
  findMember: (id: MemberId) => Promise<Member | null>;
  /** Begins the notes that a Side keeps beside the document, unless it has them. */
  beginNotes: (document: StoredDocument, side: SideId) => Promise<unknown>;
};

/** Decides anew at every opening. What is missing and what is not open are refused alike, with 4404. */
export function createTextAccessService(options: Options): TextAccessService {
  const { db, findCurrent, findMember, beginNotes } = options;
  /** Of an opening under way: whoever was found a moment ago is not asked for again. */
  const found = new WeakMap<object, Member>();
  return {
    async identify(headers) {
      const current = await findCurrent(headers);
      if (current === null) return null;
      const { login, member } = current;
      const identity = { login, member: member.id, side: member.side, name: member.name.en };
      found.set(identity, member);
      return identity;
    },
    async open(identity, address) {
      const known = found.get(identity);
      found.delete(identity);
      const [member, document] = await Promise.all([
        known ?? findMember(memberIdSchema.parse(identity.member)),
        readDocument(db, address.document),
      ]);
      if (member === null) return { refused: CloseCode.loginRequired };
      const right = document === null ? null : textRight(member, documentThing(document), address);
      if (document === null || right === null) return { refused: CloseCode.noSuchText };
      // Only for those who may open them: whoever may not is answered as fast as for a document that does not exist.
      if (address.kind === 'private' && document.side === null) await beginNotes(document, address.side);
      return { right, languages: languagesOf(document, address) };
    },
  };
}
