import type { Kysely, Transaction } from 'kysely';
import type * as Y from 'yjs';
import type { DocumentId } from '#shared/core/id.ts';
import { readText, type TextReading } from '#shared/drafting/clause-reading.ts';
import { DocumentStage } from '#shared/drafting/document.ts';
import { type TextKey, textKey } from '#shared/drafting/text-address.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { Schema } from '#server/database/schema.ts';
import { readDocument, type StoredDocument } from './document-store.ts';

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

type Options = {
  db: Kysely<Schema>;
  /** Milliseconds, of any origin. */
  now: () => number;
  /** Ports: live editing keeps the texts. */
  latestSeq: (text: TextKey) => Promise<number>;
  loadText: (text: {
    key: TextKey;
    languages: readonly string[];
  }) => Promise<{ seq: number; doc: Y.Doc } | null>;
};

type Read = { seq: number; reading: TextReading; notBefore: number };

/** A large text that changes all the time is read anew for at most a twentieth of the time. */
const REST_FACTOR = 20;
/** Texts remembered; the longest unread is forgotten first. */
const TEXTS_REMEMBERED = 50;

export function createClauseReadingService(options: Options): ClauseReadingService {
  const { db } = options;
  const texts = new TextReadings(options);
  const common = async (id: DocumentId): Promise<StoredDocument | null> => {
    const document = await readDocument(db, id);
    return document?.side === null ? document : null;
  };
  return {
    async digestsOf(id) {
      const document = await common(id);
      const reading = document === null ? null : await texts.recent(document);
      if (reading === null) return null;
      return new Map([...reading.clauses].map(([cid, wordings]) => [cid, digestsIn(wordings)]));
    },
    async readClause(id, cid) {
      const document = await common(id);
      const reading = document === null ? null : await texts.now(document);
      return reading?.clauses.get(cid) ?? null;
    },
    async isFrozen(source, id) {
      const document = await readDocument(source, id);
      return document?.stage === DocumentStage.agreed || document?.stage === DocumentStage.sealed;
    },
    async readText(id) {
      const document = await common(id);
      return document === null ? null : texts.now(document);
    },
    async clausesOf(quoted) {
      const found: QuotedClause[] = [];
      for (const { document: id, cid } of quoted) {
        const document = await common(id);
        const wordings = document === null ? null : (await texts.recent(document))?.clauses.get(cid);
        if (document !== null && wordings !== undefined && wordings !== null) {
          found.push(quotedClause(document, cid, wordings));
        }
      }
      return found;
    },
  };
}

function quotedClause({ id, title, session }: StoredDocument, cid: string, wordings: Wordings): QuotedClause {
  return { document: id, title, session, cid, wordings };
}

function digestsIn(wordings: Wordings): Partial<Record<TextLanguage, string>> {
  return Object.fromEntries(Object.entries(wordings).map(([language, { digest }]) => [language, digest]));
}

/** What texts said when they were read last; a cache that may be lost. */
class TextReadings {
  readonly #options: Options;
  readonly #known = new Map<TextKey, Promise<Read | null>>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** As it is on stable storage now. */
  async now(document: StoredDocument): Promise<TextReading | null> {
    return (await this.#read(document, false))?.reading ?? null;
  }

  /** As it was a moment ago, when it is large and changes all the time. */
  async recent(document: StoredDocument): Promise<TextReading | null> {
    return (await this.#read(document, true))?.reading ?? null;
  }

  /** One reading of a text at a time: who asks meanwhile waits for it and looks again. */
  async #read(document: StoredDocument, isPatient: boolean): Promise<Read | null> {
    const key = textKey({ kind: 'common', document: document.id });
    const before = this.#known.get(key) ?? Promise.resolve(null);
    const reading = before.then(
      (known) => this.#readOn(document, key, isPatient ? known : withoutRest(known)),
      () => this.#readOn(document, key, null),
    );
    this.#known.delete(key);
    this.#known.set(key, reading);
    const [longestUnread] = this.#known.keys();
    if (this.#known.size > TEXTS_REMEMBERED && longestUnread !== undefined) this.#known.delete(longestUnread);
    return reading;
  }

  async #readOn({ languages }: StoredDocument, key: TextKey, known: Read | null): Promise<Read | null> {
    const { now, latestSeq, loadText } = this.#options;
    if (known !== null) {
      if (now() < known.notBefore) return known;
      if ((await latestSeq(key)) === known.seq) return known;
    }
    const loaded = await loadText({ key, languages });
    if (loaded === null) return null;
    const began = now();
    const reading = readText(loaded.doc, languages);
    loaded.doc.destroy();
    return { seq: loaded.seq, reading, notBefore: now() + (now() - began) * REST_FACTOR };
  }
}

function withoutRest(known: Read | null): Read | null {
  return known === null ? null : { ...known, notBefore: Number.NEGATIVE_INFINITY };
}
