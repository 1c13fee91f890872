import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { FrameReader } from './frame-reader.ts';
import { MessageType, SyncStep } from './message-type.ts';
import type { PresenceEntry } from './presence.ts';
import { ReceiptStatus, type Receipt } from './receipt.ts';
import { refusalSchema, type Refusal } from './refusal.ts';
import { WireError } from './wire-error.ts';

/** A reason is one English sentence for the log. */
const REASON_MAX_BYTES = 4096;
const WHY_MAX_CHARACTERS = 500;

/** Asks the client for what the server lacks (sync step 1). */
export function encodeStateVector(stateVector: Uint8Array): Uint8Array {
  return encodeSync(SyncStep.stateVector, stateVector);
}

/** Answers a client's state vector (sync step 2): after it a stock client calls itself synced. */
export function encodeMissing(update: Uint8Array): Uint8Array {
  return encodeSync(SyncStep.missing, update);
}

export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(SyncStep.update, update);
}

function encodeSync(step: number, body: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MessageType.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, body);
  return toUint8Array(encoder);
}

/** At most `PRESENCE_MAX_ENTRIES`: a stock client sends back in one message what it got in one. */
export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const body = createEncoder();
  writeVarUint(body, entries.length);
  for (const entry of entries) {
    writeVarUint(body, entry.clientId);
    writeVarUint(body, entry.clock);
    writeVarString(body, entry.state ?? 'null');
  }
  const encoder = createEncoder();
  writeVarUint(encoder, MessageType.presence);
  writeVarUint8Array(encoder, toUint8Array(body));
  return toUint8Array(encoder);
}

/** Only for connections that announced our wire: a stock client does not know the message. */
export function encodeReceipt(receipt: Receipt): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MessageType.receipt);
  writeVarUint(encoder, receipt.mark);
  writeVarUint(encoder, receipt.status);
  writeVarUint(encoder, receipt.logSeq);
  writeVarString(encoder, receipt.reason);
  return toUint8Array(encoder);
}

/** Only for connections that announced our wire; a close of the same reason follows. */
export function encodeRefusal(refusal: Refusal): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MessageType.refusal);
  writeVarString(encoder, JSON.stringify({ ...refusal, why: refusal.why.slice(0, WHY_MAX_CHARACTERS) }));
  return toUint8Array(encoder);
}

/** Reads what follows the 113; throws `WireError`. */
export function decodeReceipt(body: Uint8Array): Receipt {
  const reader = new FrameReader(body);
  const mark = reader.uint('receipt mark');
  const code = reader.uint('receipt status');
  const logSeq = reader.uint('receipt sequence');
  const reason = reader.text('receipt reason', REASON_MAX_BYTES);
  reader.end('receipt');
  const status = Object.values(ReceiptStatus).find((known) => known === code);
  if (status === undefined) throw new WireError(`receipt status ${code} is unknown`);
  return { mark, status, logSeq, reason };
}

/** Reads what follows the 100; throws `WireError`. */
export function decodeRefusal(body: Uint8Array): Refusal {
  const reader = new FrameReader(body);
  const json = reader.text('refusal', REASON_MAX_BYTES);
  reader.end('refusal');
  const refusal = refusalSchema.safeParse(parseJson(json));
  if (!refusal.success) throw new WireError('refusal: not in the form of a refusal');
  return refusal.data;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new WireError('refusal: not JSON');
  }
}
