import * as Y from 'yjs';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { renameDuplicates } from './gate/identity-keeper.ts';
import type { Author, TextGate, Verdict } from './text-gate.ts';
import type { Claim, LoadedText } from './update-log.ts';

/** The server's own writes carry this name in the log and among the owners of clientIDs. */
export const SERVER_MEMBER = 'server';

export type CreateGate = (options: {
  doc: Y.Doc;
  languages: readonly string[];
  claims: readonly Claim[];
}) => TextGate;

const EVERYTHING = new Uint8Array([0]); // the state vector of somebody who has nothing

/** A text in memory: its Y.Doc and the gate before it. Rebuilt from the log at any time. */
export class LiveText {
  readonly epoch: number;
  readonly #doc: Y.Doc;
  readonly #gate: TextGate;
  readonly #languages: readonly string[];
  readonly #newId: () => string;
  #full: Uint8Array | null = null;
  #stateBytes: number;
  #isStructural = false;

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
    this.#stateBytes = this.encodeSince(EVERYTHING).length;
    this.#gate = options.createGate({
      doc: this.#doc,
      languages: options.languages,
      claims: options.loaded.claims,
    });
    this.#doc.on('afterTransaction', (transaction: Y.Transaction) => {
      for (const type of transaction.changed.keys())
        if (!(type instanceof Y.XmlText)) this.#isStructural = true;
    });
  }

  /** About the size of the encoded state: what it was at loading and all that came since. */
  get stateBytes(): number {
    return this.#stateBytes;
  }

  judge(update: Uint8Array, author: Author): Verdict {
    return this.#gate.judge(update, author);
  }

  claim(clientId: number, member: string): boolean {
    return this.#gate.claim(clientId, member);
  }

  /**
   * Applies an accepted update and returns the bytes to store and send on: the update itself, or (`onlyNew`) without
   * what was known. Throws when Yjs does; then this object must not be used any more.
   */
  apply(update: Uint8Array, options: { onlyNew: boolean }): Uint8Array {
    const work = (): void => Y.applyUpdate(this.#doc, update);
    let bytes = update;
    if (options.onlyNew) bytes = this.#emittedBy(work)[0] ?? update;
    else work();
    if (this.#doc.store.pendingStructs !== null || this.#doc.store.pendingDs !== null) {
      throw new Error('an accepted update did not integrate completely');
    }
    this.#changed(bytes);
    return bytes;
  }

  /** After structural changes: gives duplicated ids new names, as the server. Null when there was nothing to do. */
  keepIdentity(): { bytes: Uint8Array; claim: Claim } | null {
    if (!this.#isStructural) return null;
    this.#isStructural = false;
    const emitted = this.#emittedBy(() => renameDuplicates(this.#doc, this.#languages, this.#newId));
    this.#isStructural = false;
    if (emitted.length === 0) return null;
    const bytes = Y.mergeUpdates(emitted);
    this.#changed(bytes);
    return { bytes, claim: { clientId: this.#doc.clientID, member: SERVER_MEMBER } };
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** What somebody with that state vector lacks. The full state is encoded once for all who have nothing. */
  encodeSince(stateVector: Uint8Array): Uint8Array {
    const hasNothing = stateVector.length === 1 && stateVector[0] === 0;
    if (!hasNothing) return Y.encodeStateAsUpdate(this.#doc, stateVector);
    this.#full ??= Y.encodeStateAsUpdate(this.#doc);
    return this.#full;
  }

  encodeAll(): Uint8Array {
    return this.encodeSince(EVERYTHING);
  }

  destroy(): void {
    this.#gate.close();
    this.#doc.destroy();
  }

  #emittedBy(work: () => void): Uint8Array[] {
    const emitted: Uint8Array[] = [];
    const capture = (update: Uint8Array): void => {
      emitted.push(update);
    };
    this.#doc.on('update', capture);
    try {
      work();
    } finally {
      this.#doc.off('update', capture);
    }
    return emitted;
  }

  #changed(bytes: Uint8Array): void {
    this.#full = null;
    this.#stateBytes += bytes.length;
    this.#gate.applied(bytes);
  }
}

function buildDoc(loaded: LoadedText, languages: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  for (const language of languages) doc.getXmlFragment(language);
  doc.getMap(TextShape.comments);
  doc.getMap(TextShape.server);
  leaveTidyingToEditors(doc);
  doc.transact(() => {
    if (loaded.checkpoint !== null) Y.applyUpdate(doc, loaded.checkpoint.bytes);
    for (const row of loaded.tail) Y.applyUpdate(doc, row.bytes);
  });
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
