import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { FrameReader } from './frame-reader.ts';
import { MessageType, SyncStep } from './message-type.ts';
import {
  PRESENCE_ENTRY_MAX_BYTES,
  PRESENCE_MAX_CLIENT,
  PRESENCE_MAX_CLOCK,
  PRESENCE_MAX_ENTRIES,
  type PresenceEntry,
} from './presence.ts';
import { NOTICE_MARK } from './receipt.ts';
import { WireError } from './wire-error.ts';

/** Everything a client may send. Bytes are copies: they outlive the frame. */
export type UpMessage =
  | { kind: 'state-vector'; bytes: Uint8Array }
  /** A live change, or (`isAnswer`) all that our state vector lacked: both are judged the same way. */
  | { kind: 'update'; bytes: Uint8Array; isAnswer: boolean }
  | { kind: 'presence'; entries: readonly PresenceEntry[] }
  | { kind: 'query-presence' }
  | { kind: 'mark'; mark: number }
  | { kind: 'auth' };

export type UpLimits = { frameBytes: number; updateBytes: number };

/** 2 MiB: a full room's presence sent back by a stock client. 512 KiB: the largest paste that the gate can judge in time. */
const defaultLimits: UpLimits = { frameBytes: 2 * 1024 * 1024, updateBytes: 512 * 1024 };

/** An auth message carries a reason that nobody reads. */
const AUTH_REASON_MAX_BYTES = 1024;

/** Promises exactly one whole message; throws `WireError`, and nothing else, for any other bytes. */
export function parseUp(frame: Uint8Array, limits: UpLimits = defaultLimits): UpMessage {
  if (frame.length > limits.frameBytes) {
    throw new WireError(`frame: ${frame.length} bytes, at most ${limits.frameBytes}`, 'too-large');
  }
  const reader = new FrameReader(frame);
  const type = reader.uint('message type');
  const message = readMessage(reader, type, limits);
  reader.end(message.kind);
  return message;
}

function readMessage(reader: FrameReader, type: number, limits: UpLimits): UpMessage {
  switch (type) {
    case MessageType.sync:
      return readSync(reader, limits);
    case MessageType.presence:
      return { kind: 'presence', entries: readPresence(reader.inner('presence', limits.frameBytes)) };
    case MessageType.auth:
      reader.uint('auth');
      reader.text('auth', AUTH_REASON_MAX_BYTES);
      return { kind: 'auth' };
    case MessageType.queryPresence:
      return { kind: 'query-presence' };
    case MessageType.receipt: {
      const mark = reader.uint('mark');
      if (mark === NOTICE_MARK) throw new WireError('mark: 0 belongs to the server');
      return { kind: 'mark', mark };
    }
    default:
      throw new WireError(`message type ${type} is unknown`);
  }
}

function readSync(reader: FrameReader, limits: UpLimits): UpMessage {
  const step = reader.uint('sync step');
  if (step === SyncStep.stateVector) {
    return { kind: 'state-vector', bytes: reader.bytes('state vector', limits.updateBytes) };
  }
  if (step === SyncStep.missing || step === SyncStep.update) {
    return {
      kind: 'update',
      bytes: reader.bytes('update', limits.updateBytes),
      isAnswer: step === SyncStep.missing,
    };
  }
  throw new WireError(`sync step ${step} is unknown`);
}

function readPresence(reader: FrameReader): PresenceEntry[] {
  const count = reader.uint('presence count');
  if (count > PRESENCE_MAX_ENTRIES) {
    throw new WireError(`presence: ${count} entries, at most ${PRESENCE_MAX_ENTRIES}`, 'too-large');
  }
  const entries: PresenceEntry[] = [];
  for (let read = 0; read < count; read += 1) {
    const clientId = reader.uint('presence client');
    const clock = reader.uint('presence clock');
    // A clock at the end of the range would go beyond it when its owner leaves, and every client's reader throw on it.
    if (clientId > PRESENCE_MAX_CLIENT || clock > PRESENCE_MAX_CLOCK) {
      throw new WireError('presence: number out of range');
    }
    const json = reader.text('presence state', PRESENCE_ENTRY_MAX_BYTES);
    entries.push({ clientId, clock, state: json === 'null' ? null : json });
  }
  reader.end('presence');
  return entries;
}

/** Asks for a receipt of everything sent before on this connection. Marks count from 1. */
export function encodeMark(mark: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MessageType.receipt);
  writeVarUint(encoder, mark);
  return toUint8Array(encoder);
}
