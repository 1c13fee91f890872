import * as Y from 'yjs';
import { PartHeirs } from '#shared/drafting/text/part-heirs.ts';
import { keepRemovedParts } from '#shared/drafting/text/removed-parts.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import { restorationClient } from '#shared/sync/restoration.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { RefusalCode } from '#shared/sync/refusal.ts';
import { renameDuplicates } from './gate/identity-keeper.ts';
import type { ScannedUpdate } from './gate/scan/scanned-update.ts';
import { carryLateWords, clocksBefore, findLateWords, type Lateness } from './late-words.ts';
import { NOTHING, StateEncoder } from './state-encoder.ts';
import { strandedPart } from './stranded-words.ts';
import { TextRight } from './text-access.ts';
import type { Author, TextGate, Verdict } from './text-gate.ts';
import type { FollowedText, TextProjection } from './text-projection.ts';
import type { Claim, LoadedText } from './update-log.ts';

/** The server's own writes carry this name in the log and among the owners of clientIDs. */
export const SERVER_MEMBER = 'server';

export type CreateGate = (options: {
  doc: Y.Doc;
  languages: readonly string[];
  claims: readonly Claim[];
}) => TextGate;

/** What the server wrote, and the claim of its clientID. */
export type Written = { bytes: Uint8Array; claim: Claim };

/** A text in memory: its Y.Doc and the gate before it. Rebuilt from the log at any time. */
export class LiveText {
  readonly epoch: number;
  readonly #doc: Y.Doc;
  readonly #gate: TextGate;
  readonly #languages: readonly string[];
  readonly #newId: () => string;
  readonly #heirs: PartHeirs;
  readonly #encoder: StateEncoder;
  /** Whose structs everybody has who ever got this text: it was seeded by the server. */
  readonly #serverClients: readonly number[];
  readonly #lifeClient: number | null;
  #stateBytes: number;
  #changes = 0;
  /** Clocks before the first structural change since identities were last looked after; null without one. */
  #structuralSince: ReadonlyMap<number, number> | null = null;

  constructor(options: {
    loaded: LoadedText;
    languages: readonly string[];
    createGate: CreateGate;
    newId: () => string;
  }) {
    this.epoch = options.loaded.epoch;
    this.#languages = options.languages;
    this.#newId = options.newId;
    this.#doc = buildDoc(options.loaded, options.languages);
    this.#heirs = PartHeirs.of(this.#doc);
    const ofServer = options.loaded.claims.filter(({ member }) => member === SERVER_MEMBER);
    this.#serverClients = ofServer.map(({ clientId }) => clientId);
    this.#lifeClient = restorationClient(this.#doc);
    this.#encoder = new StateEncoder(this.#doc, storedWhole(options.loaded));
    this.#stateBytes = this.#encoder.since(NOTHING).length;
    this.#gate = options.createGate({
      doc: this.#doc,
      languages: options.languages,
      claims: options.loaded.claims,
    });
    this.#doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys())
        if (!(type instanceof Y.XmlText)) this.#structuralSince ??= transaction.beforeState;
    });
  }

  /**
   * About the size of the encoded state: what it was when last encoded, at every checkpoint, and all that came since.
   * Single letters take thirty times their size as updates, so their sum alone would fill any text within a day.
   */
  get stateBytes(): number {
    return this.#stateBytes;
  }

  /** How often it has changed since it was loaded: each change is one row of its log. */
  get changes(): number {
    return this.#changes;
  }

  /** It goes on from a back-up: there may be clients who know more of its earlier life than it does. */
  get wasRestored(): boolean {
    return this.#lifeClient !== null;
  }

  /** True of somebody who has got this text before it was restored from a back-up, and not since. */
  isOfEarlierLife(stateVector: Uint8Array): boolean {
    if (this.#lifeClient === null) return false;
    const clocks = Y.decodeStateVector(stateVector);
    return !clocks.has(this.#lifeClient) && this.#serverClients.some((client) => clocks.has(client));
  }

  judge(update: Uint8Array, author: Author): Verdict {
    const verdict = this.#gate.judge(update, author);
    if (verdict.kind !== 'accepted') return verdict;
    const part = strandedPart(this.#heirs, verdict);
    if (part === null) return verdict;
    const why = 'words in a part that has been removed';
    return { kind: 'refused', refusal: { code: RefusalCode.partGone, why, part } };
  }

  /** What a later `carry` must know; null when no part of this text was ever written anew, or nothing may be. */
  beforeApply(update: ScannedUpdate, right: TextRight): Lateness | null {
    if (this.#heirs.isEmpty || right !== TextRight.edit) return null;
    return { update, before: clocksBefore(this.#doc, update) };
  }

  /** Writes late words of an applied update where their part went, as the server. Null when there were none. */
  carry(late: Lateness | null): Written | null {
    const words = late === null ? null : findLateWords(this.#doc, this.#heirs, late);
    return words === null ? null : this.#written(() => carryLateWords(words));
  }

  /** The server's own work on the text, in one transaction. Null when it changed nothing; throws what the work throws. */
  write(work: (doc: Y.Doc) => void): Written | null {
    return this.#written(() => work(this.#doc));
  }

  claim(clientId: number, member: string): boolean {
    return this.#gate.claim(clientId, member);
  }

  /**
   * Applies an accepted update and returns the bytes to store and send on: the update itself, or (`onlyNew`) without
   * what was known. `claims` are those of its verdict. Throws when Yjs does; then this object must not be used any more.
   */
  apply(update: Uint8Array, options: { onlyNew: boolean; claims: readonly Claim[] }): Uint8Array {
    const work = (): void => Y.applyUpdate(this.#doc, update);
    let bytes = update;
    if (options.onlyNew) bytes = this.#emittedBy(work)[0] ?? update;
    else work();
    if (this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null) {
      throw new Error('an accepted update did not integrate completely');
    }
    this.#changed(bytes, options.claims);
    return bytes;
  }

  /** After structural changes: gives duplicated and missing ids new names, as the server. Null when there was nothing to do. */
  keepIdentity(): Written | null {
    const since = this.#structuralSince;
    if (since === null) return null;
    const keeping = { since, newId: this.#newId };
    const written = this.#written(() => renameDuplicates(this.#doc, this.#languages, keeping));
    this.#structuralSince = null;
    return written;
  }

  /** The message that asks somebody for all that this text lacks, as a list that must not be changed. */
  question(): readonly Uint8Array[] {
    return this.#encoder.question();
  }

  /** The message with what somebody with that state vector lacks. */
  answer(stateVector: Uint8Array): Uint8Array {
    return this.#encoder.answer(stateVector);
  }

  /** The same, if it is made already. */
  readyAnswer(stateVector: Uint8Array): Uint8Array | null {
    return this.#encoder.readyAnswer(stateVector);
  }

  encodeAll(): Uint8Array {
    const all = this.#encoder.since(NOTHING);
    this.#stateBytes = all.length;
    return all;
  }

  /** What is told from this text follows it for as long as it lives. */
  followedBy(projection: TextProjection, key: TextKey): FollowedText {
    return projection.follow({ key, languages: this.#languages, doc: this.#doc });
  }

  destroy(): void {
    this.#gate.close();
    this.#doc.destroy();
  }

  #written(work: () => void): Written | null {
    const emitted = this.#emittedBy(() => this.#doc.transact(work));
    if (emitted.length === 0) return null;
    const bytes = Y.mergeUpdates(emitted);
    this.#changed(bytes, []);
    return { bytes, claim: { clientId: this.#doc.clientID, member: SERVER_MEMBER } };
  }

  #emittedBy(work: () => void): Uint8Array[] {
    const emitted: Uint8Array[] = [];
    const capture = (update: Uint8Array): void => {
      emitted.push(update);
    };
    this.#doc.on('update', capture);
    try {
      work();
    } catch (cause) {
      // Half of a work must not stay: whoever sees this gives the live text up. Before the first change nothing happened.
      if (emitted.length > 0) throw new Error('a work on the text broke half-way', { cause });
      throw cause;
    } finally {
      this.#doc.off('update', capture);
    }
    return emitted;
  }

  #changed(bytes: Uint8Array, claims: readonly Claim[]): void {
    this.#changes += 1;
    this.#encoder.changed();
    this.#stateBytes += bytes.length;
    this.#gate.applied(claims);
  }
}

/** The whole state as this server encoded it, when nothing has changed since: it need not be encoded again. */
function storedWhole({ checkpoint, tail }: LoadedText): Uint8Array | null {
  return tail.length === 0 ? (checkpoint?.bytes ?? null) : null;
}

/** The Y.Doc of a text as its log tells it. Refuses a log with a gap. */
export function buildDoc(loaded: LoadedText, languages: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const language of languages) doc.getXmlFragment(language);
  doc.getMap(TextShape.comments);
  doc.getMap(TextShape.server);
  leaveTidyingToEditors(doc);
  keepRemovedParts(doc);
  if (loaded.checkpoint !== null) Y.applyUpdate(doc, loaded.checkpoint.bytes);
  // One by one, as they came: what was deleted before its part was removed must not be kept with the part.
  for (const row of loaded.tail) Y.applyUpdate(doc, row.bytes);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error('the log of a text has a gap');
  }
  const taken = new Set(loaded.claims.map((claim) => claim.clientId));
  while (taken.has(doc.clientID)) doc.clientID = new Y.Doc().clientID;
  return doc;
}

/**
 * Behind a foreign change Yjs tidies superfluous formatting, each replica for itself, and now and then takes a visible
 * mark away. The server leaves that to the editors: their tidying arrives as an ordinary change, for everybody alike.
 */
export function leaveTidyingToEditors(doc: Y.Doc): void {
  doc.on('afterTransaction', (transaction) => {
    transaction._needFormattingCleanup = false;
  });
}
