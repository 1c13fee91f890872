import type { Kysely } from 'kysely';
import type * as Y from 'yjs';
import { type ActingMember, may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { actionIdSchema, type DocumentId, type InitiativeId, initiativeIdSchema } from '#shared/core/id.ts';
import type { ClauseMention } from '#shared/drafting/action-in-text.ts';
import { ChipName } from '#shared/drafting/text/chips-in-part.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { type TextKey, textKey } from '#shared/drafting/text-address.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { ClauseReadingService, QuotedClause } from './clause-reading-service.ts';
import { documentThing } from './document-service.ts';
import { readDocument, readDocuments, type StoredDocument } from './document-store.ts';
import { mentionsIn } from './mention-projection.ts';
import { areTold, readMentionsOf, readTargetsIn, readUntoldTexts, storeMentions } from './mention-store.ts';

export type MentionService = {
  /**
   * Where chips of that thing stand, in the texts that the member may read, in the order of documents and of their parts.
   * Refuses with `forbidden` those without a Side.
   */
  listMentions(member: ActingMember, chip: MentionedChip, target: string): Promise<ClauseMention[]>;
  /** The clauses with a chip of that initiative, in the texts of both Sides. */
  mentionsOf(initiative: InitiativeId): Promise<QuotedClause[]>;
  /** What action chips in a document's common text name. */
  actionsIn(document: DocumentId): Promise<ReadonlySet<string>>;
};

type MentionedChip = typeof ChipName.action | typeof ChipName.initiative;

type Options = {
  db: Kysely<Schema>;
  clauses: ClauseReadingService;
  /** Port: live editing keeps the texts. */
  loadText: (text: {
    key: TextKey;
    languages: readonly string[];
  }) => Promise<{ seq: number; doc: Y.Doc } | null>;
};

/** Which clause mentions what: asked of the projection, which is brought up to the texts before it answers. */
export function createMentionService(options: Options): MentionService {
  const { db } = options;
  return {
    async listMentions(member, chip, target) {
      if (!may(member, Verb.read, { type: 'register' })) {
        throw new AppError(ErrorCode.forbidden, 'actions and initiatives are for the two Sides');
      }
      const id = chip === ChipName.action ? actionIdSchema : initiativeIdSchema;
      if (!id.safeParse(target).success) throw new AppError(ErrorCode.notFound, 'there is no such thing');
      const found = await mentioning(options, chip, target);
      const open = found.filter(({ document }) => may(member, Verb.read, documentThing(document)));
      return open.flatMap(({ document, cid, languages, wordings }) =>
        languages.flatMap((language): ClauseMention[] => {
          const wording = wordings[language];
          if (wording === undefined) return [];
          const { id, title, session } = document;
          return [{ document: id, documentTitle: title, session, cid, language, ...told(wording) }];
        }),
      );
    },
    async mentionsOf(initiative) {
      const found = await mentioning(options, ChipName.initiative, initiative);
      return found.map(({ document: { id, title, session }, cid, wordings }) => ({
        document: id,
        title,
        session,
        cid,
        wordings,
      }));
    },
    async actionsIn(document) {
      await tellAll(options);
      const key = textKey({ kind: 'common', document });
      return new Set(await readTargetsIn(db, key, ChipName.action));
    },
  };
}

type Mentioning = {
  document: StoredDocument;
  cid: string;
  languages: readonly TextLanguage[];
  wordings: QuotedClause['wordings'];
};

/** In the order of the documents and of the parts in them. */
async function mentioning(options: Options, chip: MentionedChip, target: string): Promise<Mentioning[]> {
  await tellAll(options);
  const found = await readMentionsOf(options.db, chip, target);
  const mentioned: Mentioning[] = [];
  for (const document of await readDocuments(options.db)) {
    const own = found.filter((mention) => mention.document === document.id);
    const reading = own.length === 0 ? null : await options.clauses.readText(document.id);
    for (const [cid, wordings] of reading?.clauses ?? []) {
      const languages = own.filter((mention) => mention.cid === cid).map(({ language }) => language);
      if (languages.length > 0) mentioned.push({ document, cid, languages, wordings });
    }
  }
  return mentioned;
}

function told({ number, words }: { number: string | null; words: string }) {
  return { number, words };
}

/** Of an open text every commit tells; here only what was written before there was anybody to tell of it. */
async function tellAll({ db, loadText }: Options): Promise<void> {
  for (const { text, document: id } of await readUntoldTexts(db)) {
    const document = await readDocument(db, id);
    const loaded = document === null ? null : await loadText({ key: text, languages: document.languages });
    if (document === null || loaded === null) continue;
    const { seq, doc } = loaded;
    const mentions = mentionsIn(doc, document.languages);
    doc.destroy();
    await inTransaction(db, async (transaction) => {
      // A commit may have told of a later row meanwhile.
      if (await areTold(transaction, text)) return;
      await storeMentions(transaction, text, { seq, mentions });
    });
  }
}
