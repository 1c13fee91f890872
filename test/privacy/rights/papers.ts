import { randomInt } from 'node:crypto';
import { documentIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { createText } from '#server/sync/sql-update-log.ts';
import { SEED_CLIENT, smallText } from '#test/support/small-text.ts';
import type { StartedApp } from '#test/support/start-app.ts';
import { ENDED_GROUP, OTHER_GROUP, OWN_GROUP, SIDES, type SideCode } from './askers.ts';

/** A document of the suite's world, described as the oracle asks for it. */
export type Paper = {
  readonly id: string;
  /** False: nothing of that id was ever stored. */
  readonly exists: boolean;
  readonly kind: 'protocol' | 'agenda' | 'minutes' | 'note';
  readonly subGroup: string | null;
  /** Null: of both Sides. */
  readonly side: SideCode | null;
  readonly state: 'written' | 'reconciled' | 'archived' | 'agreed' | 'sealed';
  readonly isSessionSealed: boolean;
  /** Whether each Side has notes beside it. */
  readonly hasNotes: boolean;
};

const written: Omit<Paper, 'id'> = {
  exists: true,
  kind: 'note',
  subGroup: null,
  side: null,
  state: 'written',
  isSessionSealed: false,
  hasNotes: false,
};
const protocol = { ...written, kind: 'protocol' } as const;
const minutes = { ...written, kind: 'minutes', subGroup: OWN_GROUP } as const;

const privatePapers: readonly Paper[] = SIDES.flatMap((side) => [
  { ...written, id: `${side}-note`, side },
  { ...minutes, id: `${side}-minutes`, side },
  { ...protocol, id: `${side}-protocol`, side },
  { ...written, id: `${side}-archived`, side, state: 'archived' as const },
  { ...written, id: `${side}-sealed`, side, state: 'sealed' as const },
  { ...written, id: `${side}-old`, side, isSessionSealed: true },
]);

export const papers: readonly Paper[] = [
  { ...written, id: 'missing', exists: false },
  { ...protocol, id: 'p-written', hasNotes: true },
  { ...protocol, id: 'p-reconciled', state: 'reconciled' },
  { ...protocol, id: 'p-agreed', state: 'agreed', hasNotes: true },
  { ...protocol, id: 'p-sealed', state: 'sealed', hasNotes: true },
  { ...protocol, id: 'p-archived', state: 'archived', hasNotes: true },
  { ...protocol, id: 'p-old', isSessionSealed: true, hasNotes: true },
  { ...written, kind: 'agenda', id: 'a-written' },
  { ...written, kind: 'agenda', id: 'a-agreed', state: 'agreed' },
  { ...minutes, id: 'm-own', hasNotes: true },
  { ...minutes, id: 'm-other', subGroup: OTHER_GROUP },
  { ...minutes, id: 'm-ended', subGroup: ENDED_GROUP },
  { ...minutes, id: 'm-archived', state: 'archived' },
  { ...minutes, id: 'm-agreed', state: 'agreed' },
  { ...minutes, id: 'm-sealed', state: 'sealed' },
  { ...minutes, id: 'm-old', isSessionSealed: true },
  { ...written, id: 'n-both' },
  ...privatePapers,
];

export function paperOf(id: string): Paper {
  const found = papers.find((paper) => paper.id === id);
  if (found === undefined) throw new Error(`no paper ${id}`);
  return found;
}

/** A text that a socket may be opened for. `side` null: the common one. */
export type PaperText = {
  readonly paper: Paper;
  readonly side: SideCode | null;
  readonly address: string;
  /** False: there is no such text, whoever asks. */
  readonly exists: boolean;
};

/** Every text that exists, and some that do not: of a missing document, the other Side's of a private one, a common one of it. */
export const texts: readonly PaperText[] = papers.flatMap((paper) => {
  const common = { paper, side: null, address: `${paper.id}/common`, exists: hasCommon(paper) };
  const own = SIDES.map((side) => ({
    paper,
    side,
    address: `${paper.id}/private/${side}`,
    exists: hasPrivate(paper, side),
  }));
  const isOfInterest = paper.side !== null || paper.hasNotes || !paper.exists;
  return isOfInterest ? [common, ...own] : [common];
});

function hasCommon({ exists, side }: Paper): boolean {
  return exists && side === null;
}

function hasPrivate({ exists, side, hasNotes }: Paper, of: SideCode): boolean {
  return exists && (side === of || (side === null && hasNotes));
}

/** Of a document in use; and another one, so that an archived Protocol can come back beside the one in use. */
const SESSION = 'session-11';
const SPARE_SESSION = 'session-90';
const SEALED_SESSION = 'session-10';

/** Lays the papers out, with their texts; the epoch of each text by its address. */
export async function layOutPapers({ app }: StartedApp): Promise<ReadonlyMap<string, number>> {
  const { db } = app.database;
  await db
    .insertInto('session')
    .values({
      id: SPARE_SESSION,
      number: 90,
      stage: 'drafting',
      place_names: null,
      starts_on: null,
      ends_on: null,
    })
    .execute();
  for (const paper of papers.filter(({ exists }) => exists)) {
    await db.insertInto('document').values(rowOf(paper)).execute();
  }
  const epochs = new Map<string, number>();
  for (const text of texts.filter(({ exists }) => exists)) {
    const epoch = randomInt(1, 1_000_000);
    epochs.set(text.address, epoch);
    const document = documentIdSchema.parse(text.paper.id);
    const address =
      text.side === null
        ? { kind: 'common' as const, document }
        : { kind: 'private' as const, document, side: sideIdSchema.parse(text.side) };
    const given = { epoch, schemaVersion: TEXT_SCHEMA_VERSION, clientId: SEED_CLIENT, at: Date.now() };
    await inTransaction(db, (transaction) =>
      createText(transaction, { ...given, address, state: smallText(2) }),
    );
  }
  return epochs;
}

export const titleOf = ({ id }: Paper) => ({ en: `Title ${id}`, ru: `Название ${id}`, hi: `शीर्षक ${id}` });

function sessionOf({ state, isSessionSealed }: Paper): string {
  if (isSessionSealed) return SEALED_SESSION;
  return state === 'archived' ? SPARE_SESSION : SESSION;
}

function rowOf(paper: Paper) {
  const stage = { written: 'drafting', reconciled: 'reconciling', archived: 'drafting' };
  const { id, kind, subGroup, side, state } = paper;
  return {
    id,
    kind,
    session: sessionOf(paper),
    sub_group: subGroup,
    side,
    stage: state === 'agreed' || state === 'sealed' ? state : stage[state],
    titles: JSON.stringify(titleOf(paper)),
    languages: '["en","ru"]',
    position: 200,
    created_at: Date.now(),
    archived_at: state === 'archived' ? Date.now() : null,
  };
}

/** Puts a paper back as it was laid out, whatever a command has done to its row. */
export async function putBack({ app }: StartedApp, paper: Paper): Promise<void> {
  const { titles, archived_at } = rowOf(paper);
  await app.database.db
    .updateTable('document')
    .set({ titles, archived_at })
    .where('id', '=', paper.id)
    .execute();
}

/** The texts of notes that a command has begun, where the world has none. */
export async function forgetNotes({ app }: StartedApp, { id, hasNotes }: Paper): Promise<void> {
  if (hasNotes) return;
  const { db } = app.database;
  const document = documentIdSchema.parse(id);
  const begun = SIDES.map((side) => textKey({ kind: 'private', document, side: sideIdSchema.parse(side) }));
  await db.deleteFrom('text_update').where('text', 'in', begun).execute();
  await db.deleteFrom('text_client').where('text', 'in', begun).execute();
  await db.deleteFrom('text').where('address', 'in', begun).execute();
}
