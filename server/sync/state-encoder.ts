import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeMissing, encodeStateVector } from '#shared/sync/down.ts';

/** A state vector of somebody who has nothing, as it comes over the wire. */
export const NOTHING = new Uint8Array([0]);

/**
 * What a Y.Doc answers to state vectors, and its own, byte for byte as Yjs encodes them. Yjs walks the whole text for its
 * deletions at every answer, and sorts all who ever wrote for every state vector; here each is encoded once between two
 * changes, and so is the whole state with the message that carries it.
 */
export class StateEncoder {
  readonly #doc: Y.Doc;
  #deletes: Uint8Array | null = null;
  #stateVector: Uint8Array | null = null;
  #question: readonly Uint8Array[] | null = null;
  /** What somebody who has nothing is answered; the state lies in it. */
  #first: { message: Uint8Array; state: Uint8Array } | null = null;

  /** `state`: the whole doc as it was encoded before, if that is what it was built from. */
  constructor(doc: Y.Doc, state: Uint8Array | null = null) {
    this.#doc = doc;
    if (state !== null) this.#first = messageOf(state);
  }

  changed(): void {
    this.#deletes = null;
    this.#stateVector = null;
    this.#question = null;
    this.#first = null;
  }

  /** The message that asks somebody for all that is not here: the same list until something changes. */
  question(): readonly Uint8Array[] {
    this.#question ??= [encodeStateVector(this.#vector())];
    return this.#question;
  }

  since(stateVector: Uint8Array): Uint8Array {
    return isNothing(stateVector) ? this.#whole().state : this.#encode(stateVector);
  }

  /** The same as the message that is sent. */
  answer(stateVector: Uint8Array): Uint8Array {
    return isNothing(stateVector) ? this.#whole().message : encodeMissing(this.#encode(stateVector));
  }

  /** The answer, if giving it costs nothing any more. */
  readyAnswer(stateVector: Uint8Array): Uint8Array | null {
    return isNothing(stateVector) ? (this.#first?.message ?? null) : null;
  }

  #vector(): Uint8Array {
    this.#stateVector ??= Y.encodeStateVector(this.#doc);
    return this.#stateVector;
  }

  #whole(): { message: Uint8Array; state: Uint8Array } {
    this.#first ??= messageOf(this.#encode(NOTHING));
    return this.#first;
  }

  #encode(stateVector: Uint8Array): Uint8Array {
    const { store } = this.#doc;
    const encoder = new Y.UpdateEncoderV1();
    const clocks = lackingClocks(store, Y.decodeStateVector(stateVector));
    encoding.writeVarUint(encoder.restEncoder, clocks.length);
    for (const [client, clock] of clocks) writeStructs(encoder, store, { client, clock });
    // To somebody who has everything only the deletions are sent: the number of clients, 0, and then they.
    this.#deletes ??= Y.encodeStateAsUpdate(this.#doc, this.#vector()).subarray(1);
    encoding.writeUint8Array(encoder.restEncoder, this.#deletes);
    return encoder.toUint8Array();
  }
}

function messageOf(state: Uint8Array): { message: Uint8Array; state: Uint8Array } {
  const message = encodeMissing(state);
  return { message, state: message.subarray(message.length - state.length) };
}

function isNothing(stateVector: Uint8Array): boolean {
  return stateVector.length === 1 && stateVector[0] === 0;
}

/** The first clock that somebody lacks of each client, the largest client first, as Yjs writes them. */
function lackingClocks(store: Y.Doc['store'], known: ReadonlyMap<number, number>): [number, number][] {
  return [...store.clients.keys()]
    .map((client): [number, number] => [client, known.get(client) ?? 0])
    .filter(([client, clock]) => Y.getState(store, client) > clock)
    .sort(([a], [b]) => b - a);
}

function writeStructs(encoder: Y.UpdateEncoderV1, store: Y.Doc['store'], from: Y.ID): void {
  const structs = store.clients.get(from.client) ?? [];
  const clock = Math.max(from.clock, structs[0]?.id.clock ?? 0);
  const first = Y.findIndexSS(structs, clock);
  encoding.writeVarUint(encoder.restEncoder, structs.length - first);
  encoder.writeClient(from.client);
  encoding.writeVarUint(encoder.restEncoder, clock);
  for (let at = first; at < structs.length; at += 1) {
    const struct = structs[at];
    struct?.write(encoder, at === first ? clock - struct.id.clock : 0);
  }
}
