import type { Kysely } from 'kysely';
import { abilitiesOf } from '#shared/access/ability.ts';
import { type DocumentId, type MemberId, memberIdSchema, type SideId } from '#shared/core/id.ts';
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
type Opening = { right: TextRight; standing: string; languages: readonly string[] } | { refused: CloseCode };

/** Live editing's door to the domains; `app.ts` plugs it into the port of `sync/`. */
export type TextAccessService = {
  identify(headers: Headers, address: TextAddress | null): Promise<Identity | null>;
  open(identity: { member: string }, address: TextAddress): Promise<Opening>;
};

type Options = {
  reads: Kysely<Schema>;
  /** Who is logged in by these headers; `beside` is called as soon as the login is valid. */
  findCurrent: (headers: Headers, beside: () => void) => Promise<{ login: string; member: Member } | null>;
  findMember: (id: MemberId) => Promise<Member | null>;
  /** Begins the notes that a Side keeps beside the document, unless it has them. */
  beginNotes: (document: StoredDocument, side: SideId) => Promise<unknown>;
};

/** Decides anew at every opening. What is missing and what is not open are refused alike, with 4404. */
export function createTextAccessService(options: Options): TextAccessService {
  const { reads, findCurrent, findMember, beginNotes } = options;
  /** Of an opening under way: what was read a moment ago for it is not asked for again. */
  const found = new WeakMap<
    object,
    { member: Member; id: DocumentId | null; document: StoredDocument | null }
  >();
  return {
    async identify(headers, address) {
      const id = address?.document ?? null;
      const along = Promise.withResolvers<StoredDocument | null>();
      // Of whoever is turned away meanwhile nobody waits for it.
      along.promise.catch(() => {});
      const current = await findCurrent(headers, () =>
        along.resolve(id === null ? null : readDocument(reads, id)),
      );
      if (current === null) return null;
      const document = await along.promise;
      const { login, member } = current;
      const identity = { login, member: member.id, side: member.side, name: member.name.en };
      found.set(identity, { member, id, document });
      return identity;
    },
    async open(identity, address) {
      const known = found.get(identity);
      found.delete(identity);
      const [member, document] = await Promise.all([
        known?.member ?? findMember(memberIdSchema.parse(identity.member)),
        known?.id === address.document ? known.document : readDocument(reads, address.document),
      ]);
      if (member === null) return { refused: CloseCode.loginRequired };
      if (document === null) return { refused: CloseCode.noSuchText };
      const thing = documentThing(document);
      const right = textRight(member, thing, address);
      if (right === null) return { refused: CloseCode.noSuchText };
      // Whoever may command parts from now on is told too, although the right to the text is the same; and another role
      // may want a second proof, which is asked for at the door.
      const standing = [right, member.role, ...abilitiesOf(member, thing)].join(' ');
      // Only for those who may open them: whoever may not is answered as fast as for a document that does not exist.
      if (address.kind === 'private' && document.side === null) await beginNotes(document, address.side);
      return { right, standing, languages: languagesOf(document, address) };
    },
  };
}
