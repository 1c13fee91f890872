import type { Kysely } from 'kysely';
import type * as Y from 'yjs';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { type AuditFact, FactName } from '#shared/audit/audit-fact.ts';
import { readersOfThing } from '#shared/audit/audit-readers.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { DocumentId } from '#shared/core/id.ts';
import type { BringableClause, BringClause, ClauseOrigin } from '#shared/drafting/action-in-text.ts';
import { readText, type TextReading } from '#shared/drafting/clause-reading.ts';
import type { PartCommandDone } from '#shared/drafting/part-command.ts';
import { type TextKey, textKey } from '#shared/drafting/text-address.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Clock } from '#server/platform/clock.ts';
import { type BroughtWordings, bringClause, isBringable, readBrought } from './brought-clause.ts';
import { originRow, readOrigins, type StoredOrigin } from './clause-origin-store.ts';
import type { ClauseReadingService } from './clause-reading-service.ts';
import { documentThing } from './document-service.ts';
import { readDocument, readDocumentFor, type StoredDocument } from './document-store.ts';
import { rememberCommand } from './part-command-journal.ts';
import type { WriteText } from './part-command-service.ts';
import { PartCommandText } from './part-command-text.ts';

export type ClauseOriginService = {
  /**
   * Writes a part of another document of both Sides as a clause into this one, in all its languages, and keeps where it
   * comes from, in one transaction. Refuses with `not-found`, `forbidden` and `conflict`.
   */
  bringClause(member: Member, into: string, wanted: BringClause): Promise<PartCommandDone>;
  /** The parts of a document that may be brought into another one, in their order; refuses with `not-found`. */
  listBringable(member: Member, document: string): Promise<BringableClause[]>;
  /** Of the clauses that stand in the document now; refuses with `not-found`. */
  listOrigins(member: Member, document: string): Promise<ClauseOrigin[]>;
};

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  newId: () => string;
  clauses: ClauseReadingService;
  write: WriteText;
  /** Port: live editing keeps the texts. */
  loadText: (text: { key: TextKey; languages: readonly string[] }) => Promise<{ doc: Y.Doc } | null>;
};

/** Clauses that come from another document, such as a sub-group's minutes, and what has become of their origin. */
export function createClauseOriginService(options: Options): ClauseOriginService {
  const { db, clauses } = options;
  return {
    bringClause: (member, id, wanted) => bring(options, member, { id, ...wanted }),
    async listBringable(member, id) {
      const document = await readable(db, member, id);
      const reading = await clauses.readText(document.id);
      return [...(reading?.clauses ?? [])].flatMap(([cid, wordings]) => {
        const read = Object.entries(wordings);
        if (!read.every(([, { name, words }]) => isBringable(name) && words !== '')) return [];
        return [{ cid, words: Object.fromEntries(read.map(([language, { words }]) => [language, words])) }];
      });
    },
    async listOrigins(member, id) {
      const document = await readable(db, member, id);
      const standing = await clauses.readText(document.id);
      const told: ClauseOrigin[] = [];
      for (const origin of await readOrigins(db, document.id)) {
        const from = await readDocument(db, origin.document);
        if (standing?.clauses.has(origin.cid) !== true || from === null) continue;
        if (!may(member, Verb.read, documentThing(from))) continue;
        const { cid, at, side } = origin;
        told.push({
          cid,
          from: { document: from.id, documentTitle: from.title, cid: origin.fromCid },
          at,
          member: origin.member,
          side,
          now: standingOf(origin, await clauses.readText(from.id)),
        });
      }
      return told;
    },
  };
}

async function bring(
  options: Options,
  member: Member,
  { id, from, after }: BringClause & { id: string },
): Promise<PartCommandDone> {
  const { db } = options;
  const into = await readable(db, member, id);
  if (!may(member, Verb.bringClause, documentThing(into))) {
    throw new AppError(ErrorCode.forbidden, 'this member brings no clauses into this document');
  }
  const source = await readable(db, member, from.document);
  const { wordings, digests } = await readSource(options, source, from.cid);
  const [cid, command, at] = [options.newId(), options.newId(), options.clock.now()];
  const { languages } = into;
  const { side } = member;
  const origin: StoredOrigin = {
    cid,
    document: source.id,
    fromCid: from.cid,
    digests,
    member: member.id,
    side,
    at,
  };
  const text = {
    key: textKey({ kind: 'common', document: into.id }),
    languages,
    member: member.id,
    fact: broughtFact({ member, into, source, origin, command }),
    rows: [originRow(into.id, origin)],
  };
  await options.write(text, (doc) => {
    const live = new PartCommandText({ doc, languages, newId: options.newId });
    const { inverse } = bringClause(live, { wordings, part: cid, after });
    rememberCommand(doc, command, { member: member.id, at, inverse });
  });
  return { command, part: cid };
}

async function readable(db: Kysely<Schema>, member: Member, id: string): Promise<StoredDocument> {
  const document = await readDocumentFor(db, member, id);
  if (document === null || document.side !== null || !may(member, Verb.read, documentThing(document))) {
    throw new AppError(ErrorCode.notFound, 'no such document for this member');
  }
  return document;
}

/** The words and the digests of one moment. */
async function readSource(
  { loadText }: Options,
  { id, languages }: StoredDocument,
  cid: string,
): Promise<{ wordings: BroughtWordings; digests: StoredOrigin['digests'] }> {
  const loaded = await loadText({ key: textKey({ kind: 'common', document: id }), languages });
  if (loaded === null) throw new AppError(ErrorCode.notFound, 'the origin has no text');
  const wordings = readBrought(loaded.doc, languages, cid);
  const read = readText(loaded.doc, languages).clauses.get(cid) ?? {};
  const digests = Object.fromEntries(
    Object.entries(read).map(([language, { digest }]) => [language, digest]),
  );
  loaded.doc.destroy();
  if (wordings.size === 0) throw new AppError(ErrorCode.notFound, 'the origin has no such part with words');
  return { wordings, digests };
}

function standingOf({ fromCid, digests }: StoredOrigin, reading: TextReading | null): ClauseOrigin['now'] {
  const wordings = reading?.clauses.get(fromCid);
  if (wordings === undefined) return 'gone';
  const brought = Object.entries(digests);
  const isSame = brought.every(([language, digest]) =>
    Object.entries(wordings).some(([each, wording]) => each === language && wording.digest === digest),
  );
  return isSame ? 'same' : 'changed';
}

function broughtFact(done: {
  member: Member;
  into: StoredDocument;
  source: { id: DocumentId };
  origin: StoredOrigin;
  command: string;
}): AuditFact {
  const { member, into, source, origin, command } = done;
  return {
    at: origin.at,
    actor: { member: member.id, side: member.side, role: member.role },
    fact: FactName.partsCommanded,
    thing: `document/${into.id}`,
    digestBefore: null,
    digestAfter: null,
    details: { command, kind: 'bring', part: origin.cid, from: source.id, fromPart: origin.fromCid },
    readers: readersOfThing(into.side),
  };
}
