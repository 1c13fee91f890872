import type { Kysely } from 'kysely';
import { type ActingMember, may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { DocumentMember } from '#shared/drafting/document-member.ts';
import type { Schema } from '#server/database/schema.ts';
import type { MemberService } from '#server/sides/member-service.ts';
import { documentThing } from './document-service.ts';
import { readDocumentFor } from './document-store.ts';

export type DocumentMemberService = {
  /** Who may read the document today; refuses with `not-found` when the one who asks may not. */
  listDocumentMembers(asking: ActingMember, id: string): Promise<DocumentMember[]>;
};

/** The people of a document, as `may` opens it to each of them. */
export function createDocumentMemberService(options: {
  db: Kysely<Schema>;
  members: Pick<MemberService, 'listMembers'>;
}): DocumentMemberService {
  const { db, members } = options;
  return {
    async listDocumentMembers(asking, id) {
      const document = await readDocumentFor(db, asking, id);
      if (document === null || !may(asking, Verb.read, documentThing(document))) {
        throw new AppError(ErrorCode.notFound, 'no such document for this member');
      }
      const thing = documentThing(document);
      // Whoever is kept out keeps the name under what was written.
      const everybody = await members.listMembers();
      const readers = everybody.filter((member) => may({ ...member, isSuspended: false }, Verb.read, thing));
      return readers.map(({ id: member, side, name }) => ({ id: member, side, name }));
    },
  };
}
