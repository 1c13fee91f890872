import type { Kysely, Transaction } from 'kysely';
import type { DocumentId } from '#shared/core/id.ts';
import { readText, type TextReading } from '#shared/drafting/clause-reading.ts';
import { DocumentStage } from '#shared/drafting/document.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { Schema } from '#server/database/schema.ts';
import { readDocument, type StoredDocument } from './document-store.ts';
import { type ReadableText, TextReadings, type TextReadingOptions } from './text-readings.ts';

type Wordings = NonNullable<ReturnType<TextReading['clauses']['get']>>;

/** A clause with its document. */
export type QuotedClause = {
  document: DocumentId;
  title: LocalizedName;
  session: StoredDocument['session'];
  cid: string;
  wordings: Wordings;
};

/** What the common texts of both Sides say, as they are on stable storage. A Side's own documents are left out. */
export type ClauseReadingService = {
  digestsOf(document: DocumentId): Promise<ReadonlyMap<string, Partial<Record<TextLanguage, string>>> | null>;
  readClause(document: DocumentId, cid: string): Promise<Wordings | null>;
  isFrozen(source: Kysely<Schema> | Transaction<Schema>, document: DocumentId): Promise<boolean>;
  /** All that a document of both Sides says; null: there is no such document. */
  readText(document: DocumentId): Promise<TextReading | null>;
  /** The clauses of those documents, each with its document's title, for whoever quotes them. */
  clausesOf(quoted: readonly { document: DocumentId; cid: string }[]): Promise<readonly QuotedClause[]>;
};

type Options = TextReadingOptions & { db: Kysely<Schema> };

export function createClauseReadingService(options: Options): ClauseReadingService {
  const { db } = options;
  const texts = new TextReadings(options, readText);
  const common = async (id: DocumentId): Promise<StoredDocument | null> => {
    const document = await readDocument(db, id);
    return document?.side === null ? document : null;
  };
  return {
    async digestsOf(id) {
      const document = await common(id);
      const reading = document === null ? null : await texts.recent(commonText(document));
      if (reading === null) return null;
      return new Map([...reading.clauses].map(([cid, wordings]) => [cid, digestsIn(wordings)]));
    },
    async readClause(id, cid) {
      const document = await common(id);
      const reading = document === null ? null : await texts.now(commonText(document));
      return reading?.clauses.get(cid) ?? null;
    },
    async isFrozen(source, id) {
      const document = await readDocument(source, id);
      return document?.stage === DocumentStage.agreed || document?.stage === DocumentStage.sealed;
    },
    async readText(id) {
      const document = await common(id);
      return document === null ? null : texts.now(commonText(document));
    },
    async clausesOf(quoted) {
      const found: QuotedClause[] = [];
      for (const { document: id, cid } of quoted) {
        const document = await common(id);
        const wordings =
          document === null ? null : (await texts.recent(commonText(document)))?.clauses.get(cid);
        if (document !== null && wordings !== undefined && wordings !== null) {
          found.push(quotedClause(document, cid, wordings));
        }
      }
      return found;
    },
  };
}

function commonText({ id, languages }: StoredDocument): ReadableText {
  return { key: textKey({ kind: 'common', document: id }), languages };
}

function quotedClause({ id, title, session }: StoredDocument, cid: string, wordings: Wordings): QuotedClause {
  return { document: id, title, session, cid, wordings };
}

function digestsIn(wordings: Wordings): Partial<Record<TextLanguage, string>> {
  return Object.fromEntries(Object.entries(wordings).map(([language, { digest }]) => [language, digest]));
}
