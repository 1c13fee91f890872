import type { Kysely } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { actionWordsSchema } from '#shared/actions/action-words.ts';
import { type KeptFile, LARGEST_EVIDENCE_FILE } from '#shared/actions/evidence-file.ts';
import { isEvidenceFile } from '#shared/actions/file-kind.ts';
import { FactName } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { sideIdSchema } from '#shared/core/id.ts';
import type { Member } from '#shared/sides/member.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { Blobs } from '#server/platform/blobs/blobs.ts';
import type { Clock } from '#server/platform/clock.ts';
import { wrongField } from '#server/http/wrong-field.ts';
import { countUnnamed, insertFile, readFiles } from './evidence-store.ts';

/** Files of a Side that no report has named yet: whoever sends more is filling the disk. */
const MOST_UNNAMED_FILES = 100;

type Sent = { name: string; mediaType: string; chunks: AsyncIterable<Uint8Array> };

export type EvidenceService = {
  /**
   * Keeps a file for a report to come. Refuses with `forbidden`, `unsupported-file`, `too-large` and, when a Side has
   * sent too many that no report names, `too-many-requests`.
   */
  keepFile(member: Member, sent: Sent): Promise<KeptFile>;
  /** Its own Side's, or one that a report has named; refuses anything else with `not-found`. */
  readFile(
    member: Member,
    digest: string,
  ): Promise<{ name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }>;
};

/** Files that prove what a Side reports. */
export function createEvidenceService(options: {
  db: Kysely<Schema>;
  clock: Clock;
  blobs: Blobs;
}): EvidenceService {
  const { db, clock, blobs } = options;
  return {
    async keepFile(member, { name, mediaType, chunks }) {
      const { side } = member;
      if (side === null || !may(member, Verb.runAction, { type: 'register' })) {
        throw new AppError(ErrorCode.forbidden, 'this member gives no evidence');
      }
      const named = actionWordsSchema.safeParse(name);
      if (!named.success || /[\p{Cc}/\\]/u.test(name)) throw wrongField('name', 'that is no name of a file');
      if ((await countUnnamed(db, side)) >= MOST_UNNAMED_FILES) {
        const details = { retryAfterSeconds: 3600 };
        throw new AppError(ErrorCode.tooManyRequests, 'too many files that no report names', { details });
      }
      const { digest, size, head } = await blobs.keep(chunks, { maxBytes: LARGEST_EVIDENCE_FILE });
      if (size === 0 || !isEvidenceFile({ name, mediaType, head })) {
        throw new AppError(ErrorCode.unsupportedFile, 'a file of that kind is no evidence');
      }
      const at = clock.now();
      await inTransaction(db, async (transaction) => {
        const file = { digest, side, name: named.data, size, media_type: mediaType, member: member.id, at };
        if (!(await insertFile(transaction, file))) return;
        await recordFact(transaction, {
          at,
          actor: { member: member.id, side, role: member.role },
          fact: FactName.evidenceFileKept,
          thing: `evidence-file/${digest}`,
          digestBefore: null,
          digestAfter: digest,
          details: { size, mediaType },
        });
      });
      return { name: named.data, size, digest };
    },
    async readFile(member, digest) {
      const { files, isReported } = await readFiles(db, digest);
      const sides = files.map((each) => sideIdSchema.parse(each.side));
      const isOpen = may(member, Verb.read, { type: 'evidence', sides, isReported });
      const file = isOpen ? (files.find(({ side }) => side === member.side) ?? files[0]) : undefined;
      const bytes = file === undefined ? null : await blobs.read(file.digest);
      if (file === undefined || bytes === null) {
        throw new AppError(ErrorCode.notFound, 'no such file for this member');
      }
      return { name: file.name, mediaType: file.media_type, bytes };
    },
  };
}
