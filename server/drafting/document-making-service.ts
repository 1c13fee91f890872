import { randomInt, randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { may } from '#shared/access/ability.ts';
import type { Thing } from '#shared/access/thing.ts';
import { Verb } from '#shared/access/verb.ts';
import { type AuditFact, FactName } from '#shared/audit/audit-fact.ts';
import { readersOfThing } from '#shared/audit/audit-readers.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { documentIdSchema } from '#shared/core/id.ts';
import type { Instant } from '#shared/core/instant.ts';
import { type Document, DocumentKind, DocumentStage } from '#shared/drafting/document.ts';
import type { NewDocument } from '#shared/drafting/new-document.ts';
import type { SkeletonFacts } from '#shared/drafting/skeleton.ts';
import { mainText, type TextAddress } from '#shared/drafting/text-address.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import type { Session } from '#shared/sessions/session.ts';
import { subGroupsOf } from '#shared/sessions/session-sub-groups.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { Member } from '#shared/sides/member.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { AccessChanges } from '#server/platform/access-changes.ts';
import type { Clock } from '#server/platform/clock.ts';
import { wrongField } from '#server/http/wrong-field.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import type { SessionService } from '#server/sessions/session-service.ts';
import type { WorkspaceService } from '#server/sides/workspace-service.ts';
import { seenBy } from './document-service.ts';
import { changeDocument, hasDocument, insertDocument, readDocumentFor } from './document-store.ts';
import { skeletonState } from './skeleton-state.ts';

type FirstText = {
  address: TextAddress;
  epoch: number;
  schemaVersion: number;
  state: Uint8Array;
  clientId: number;
  at: Instant;
};

/** Port: live editing keeps the texts; within the caller's unit of work. */
export type SeedText = (transaction: Transaction<Schema>, text: FirstText) => Promise<void>;

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  sessions: SessionService;
  workspace: WorkspaceService;
  seedText: SeedText;
  access: Pick<AccessChanges, 'documentChanged'>;
};

export type DocumentMakingService = {
  /** Begins a document from its skeleton; refuses a session that is closed and a second Protocol or agenda of one. */
  createDocument(member: Member, wanted: NewDocument): Promise<Document>;
  /** Refuses for an archived one. */
  renameDocument(member: Member, id: string, title: LocalizedName): Promise<Document>;
  /** Puts it aside, read-only; whoever is writing is asked again. Repeating it changes nothing. */
  archiveDocument(member: Member, id: string): Promise<Document>;
  /** Takes it back into use; refuses when another Protocol or agenda has taken its place. */
  bringBackDocument(member: Member, id: string): Promise<Document>;
};

/** Epochs are compared, never ordered; clientIDs of Yjs are 32 bits wide. */
const NUMBER_LIMIT = 2 ** 31;
/** A session has one of each in use. */
const onlyOnes: readonly DocumentKind[] = [DocumentKind.protocol, DocumentKind.agenda];

/** Begins, names, archives and brings back documents, each with its fact in one transaction. */
export function createDocumentMakingService(options: Options): DocumentMakingService {
  return {
    createDocument: (member, wanted) => begin(options, member, wanted),
    async renameDocument(member, id, title) {
      const document = await managed(options, member, id);
      if (document.isArchived) throw refusedAs(ErrorCode.conflict, 'an archived document keeps its title');
      const titles = JSON.stringify(title);
      await inTransaction(options.db, async (transaction) => {
        await changeDocument(transaction, document.id, { titles });
        const before = sha256Hex(Buffer.from(JSON.stringify(document.title)));
        const fact = factOf(options, member, { name: FactName.documentRenamed, document });
        // Digests: the title of a Side's own document is not for everybody who reads the record.
        await recordFact(transaction, {
          ...fact,
          digestBefore: before,
          digestAfter: sha256Hex(Buffer.from(titles)),
        });
      });
      return managed(options, member, id);
    },
    async archiveDocument(member, id) {
      const document = await managed(options, member, id);
      if (!document.isArchived) await setAside(options, member, document);
      return managed(options, member, id);
    },
    async bringBackDocument(member, id) {
      const document = await managed(options, member, id);
      if (document.isArchived) await takeBack(options, member, document);
      return managed(options, member, id);
    },
  };
}

async function begin(options: Options, member: Member, wanted: NewDocument): Promise<Document> {
  const { kind, subGroup, languages, title, isPrivate } = wanted;
  const sessions = await options.sessions.listSessions();
  const session = sessions.find(({ id: each }) => each === wanted.session);
  const sessionStage = session?.stage ?? null;
  const side = isPrivate ? member.side : null;
  const thing: Thing =
    side === null
      ? { type: 'new-document', kind, subGroup, sessionStage }
      : { type: 'new-private-document', side };
  if (!may(member, Verb.createDocument, thing)) {
    throw refusedAs(ErrorCode.forbidden, `this member may not begin ${kind} there`);
  }
  if (session === undefined) throw wrongField('session', 'there is no such session');
  const facts = await factsFor(options, member, { ...wanted, session });
  const at = options.clock.now();
  const clientId = randomInt(1, NUMBER_LIMIT);
  const state = skeletonState(facts, clientId);
  const id = documentIdSchema.parse(`${kind}-${session.number}-${randomUUID().slice(0, 8)}`);
  await inTransaction(options.db, async (transaction) => {
    await requirePlace(transaction, { session: session.id, kind });
    const stage = DocumentStage.drafting;
    await insertDocument(transaction, {
      id,
      kind,
      title,
      session: session.id,
      subGroup,
      side,
      stage,
      languages,
      createdAt: at,
    });
    await options.seedText(transaction, {
      address: mainText({ id, side }),
      epoch: randomInt(1, NUMBER_LIMIT),
      schemaVersion: TEXT_SCHEMA_VERSION,
      state,
      clientId,
      at,
    });
    const fact = factOf(options, member, { name: FactName.documentCreated, document: { id, side } });
    await recordFact(transaction, { ...fact, details: { kind, stateSha256: sha256Hex(state) } });
  });
  return seen(options, member, id);
}

/** What the skeleton says; refuses what does not fit the session or the workspace. */
async function factsFor(
  options: Options,
  member: Member,
  wanted: Omit<NewDocument, 'session'> & { session: Session },
): Promise<SkeletonFacts> {
  const { kind, title, languages, session } = wanted;
  const [{ sides, subGroups }, workspace] = await Promise.all([
    options.workspace.listSides(),
    options.workspace.introduce(member),
  ]);
  const own = subGroupsOf(session, subGroups, workspace.businessDate);
  if (wanted.subGroup !== null && own.every(({ id }) => id !== wanted.subGroup)) {
    throw wrongField('subGroup', 'the session has no such sub-group');
  }
  const isMissing = workspace.languages.some((language) => !languages.includes(language));
  if (kind !== DocumentKind.note && isMissing) {
    throw wrongField('languages', 'an instrument is written in every language of the workspace');
  }
  return {
    kind,
    title,
    languages,
    session: session.number,
    place: kind === DocumentKind.minutes ? null : session.place,
    day: kind === DocumentKind.minutes ? workspace.businessDate : session.startsOn,
    sides: sides.map(({ id, name }) => ({ id, name, coChair: coChairOf(session, id) })),
    subGroup: subGroups.find(({ id }) => id === wanted.subGroup)?.name ?? null,
    subGroups: own,
  };
}

function coChairOf(session: Session, side: string): LocalizedName | null {
  return session.coChairs.find((coChair) => coChair.side === side)?.name ?? null;
}

async function setAside(options: Options, member: Member, document: Document): Promise<void> {
  const { id } = document;
  await inTransaction(options.db, async (transaction) => {
    await changeDocument(transaction, id, { archived_at: options.clock.now() });
    await recordFact(transaction, factOf(options, member, { name: FactName.documentArchived, document }));
  });
  await options.access.documentChanged(id);
}

async function takeBack(options: Options, member: Member, document: Document): Promise<void> {
  const { id, kind, session, side } = document;
  await inTransaction(options.db, async (transaction) => {
    if (session !== null && side === null) await requirePlace(transaction, { session, kind });
    await changeDocument(transaction, id, { archived_at: null });
    await recordFact(transaction, factOf(options, member, { name: FactName.documentBroughtBack, document }));
  });
  await options.access.documentChanged(id);
}

/** Asked inside the transaction: two secretaries may begin the same Protocol at once. */
async function requirePlace(
  transaction: Transaction<Schema>,
  { session, kind }: { session: string; kind: DocumentKind },
): Promise<void> {
  if (!onlyOnes.includes(kind)) return;
  if (await hasDocument(transaction, { session, kind })) {
    throw refusedAs(ErrorCode.conflict, `${session} has its ${kind} already`);
  }
}

async function managed(options: Options, member: Member, id: string): Promise<Document> {
  const document = await seen(options, member, id);
  if (!document.may.includes(Verb.manageDocument)) {
    throw refusedAs(ErrorCode.forbidden, 'this member may not manage the document');
  }
  return document;
}

async function seen({ db }: Options, member: Member, id: string): Promise<Document> {
  const stored = await readDocumentFor(db, member, id);
  const document = stored === null ? null : seenBy(member, stored);
  if (document === null) throw refusedAs(ErrorCode.notFound, 'no such document for this member');
  return document;
}

function factOf(
  { clock }: Options,
  { id: member, side, role }: Member,
  what: { name: FactName; document: Pick<Document, 'id' | 'side'> },
): AuditFact {
  return {
    at: clock.now(),
    actor: { member, side, role },
    fact: what.name,
    thing: `document/${what.document.id}`,
    digestBefore: null,
    digestAfter: null,
    details: {},
    readers: readersOfThing(what.document.side),
  };
}

function refusedAs(code: ErrorCode, why: string): AppError {
  return new AppError(code, why);
}
