import type { Kysely } from 'kysely';
import type * as Y from 'yjs';
import { type ActingMember, may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { DocumentKind } from '#shared/drafting/document.ts';
import type { SessionPapers } from '#shared/drafting/session-papers.ts';
import { missingParts } from '#shared/drafting/standard-parts.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { TextElement } from '#shared/drafting/text/text-tree.ts';
import type { Session } from '#shared/sessions/session.ts';
import { subGroupsOf } from '#shared/sessions/session-sub-groups.ts';
import type { Schema } from '#server/database/schema.ts';
import type { BusinessCalendar } from '#server/platform/clock.ts';
import type { SessionService } from '#server/sessions/session-service.ts';
import type { WorkspaceService } from '#server/sides/workspace-service.ts';
import type { ClauseReadingService } from './clause-reading-service.ts';
import { documentThing } from './document-service.ts';
import { readDocuments, type StoredDocument } from './document-store.ts';
import { type TextReadingOptions, TextReadings } from './text-readings.ts';

export type SessionPapersService = {
  /** What the agenda and the Protocol of a session say, to those who may read them; refuses with `not-found`. */
  readPapers(member: ActingMember, number: number): Promise<SessionPapers>;
};

type Options = TextReadingOptions & {
  db: Kysely<Schema>;
  calendar: BusinessCalendar;
  sessions: SessionService;
  workspace: WorkspaceService;
  clauses: ClauseReadingService;
};

type PartsReading = { language: TextLanguage; parts: readonly TextElement[] } | null;

/** What a session's page tells from its texts, so that nothing has to be written twice. */
export function createSessionPapersService(options: Options): SessionPapersService {
  const texts = new TextReadings<PartsReading>(options, partsOf);
  return {
    async readPapers(member, number) {
      const session = (await options.sessions.listSessions()).find((each) => each.number === number);
      if (session === undefined) throw new AppError(ErrorCode.notFound, `there is no session ${number}`);
      const documents = await readDocuments(options.db);
      const find = (kind: DocumentKind): StoredDocument | null =>
        documents.find((each) => isPaper(each, session, kind) && mayRead(member, each)) ?? null;
      const [agenda, protocol] = [find(DocumentKind.agenda), find(DocumentKind.protocol)];
      return {
        agenda: agenda === null ? null : await readAgenda(options, agenda),
        protocol: protocol === null ? null : await readProtocol(options, texts, { protocol, session }),
      };
    },
  };
}

function isPaper(document: StoredDocument, { id }: Session, kind: DocumentKind): boolean {
  return document.session === id && document.kind === kind && document.side === null && !document.isArchived;
}

function mayRead(member: ActingMember, document: StoredDocument): boolean {
  return may(member, Verb.read, documentThing(document));
}

async function readAgenda(
  { clauses }: Options,
  { id }: StoredDocument,
): Promise<NonNullable<SessionPapers['agenda']>> {
  const text = await clauses.readText(id);
  const items = [...(text?.clauses ?? [])].flatMap(([cid, wordings]) => {
    const [first] = Object.values(wordings);
    if (first?.name !== 'clause') return [];
    const words = Object.fromEntries(
      Object.entries(wordings).map(([language, wording]) => [language, wording.words]),
    );
    return [{ cid, number: first.number, words }];
  });
  return { document: id, items };
}

async function readProtocol(
  { workspace, calendar }: Options,
  texts: TextReadings<PartsReading>,
  { protocol, session }: { protocol: StoredDocument; session: Session },
): Promise<NonNullable<SessionPapers['protocol']>> {
  const { id, languages } = protocol;
  const reading = await texts.recent({ key: textKey({ kind: 'common', document: id }), languages });
  const { sides, subGroups } = await workspace.listSides();
  const facts = {
    session: session.number,
    sides,
    subGroups: subGroupsOf(session, subGroups, calendar.today()),
  };
  const missing = reading === null ? [] : missingParts(reading.parts, reading.language, facts);
  return { document: id, missing: [...missing] };
}

/** Parts are the same in every language: one of them is enough. */
function partsOf(doc: Y.Doc, [language]: readonly TextLanguage[]): PartsReading {
  return language === undefined ? null : { language, parts: readParts(doc.getXmlFragment(language)) };
}
