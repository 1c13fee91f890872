import { decoding } from 'lib0';
import * as Y from 'yjs';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import { type Line, syncMessage } from './dialect.ts';
import { RawSocket } from './raw-socket.ts';

const EMPTY = Y.encodeStateVector(new Y.Doc());

/** An open text: somebody who looks and says nothing. */
export type Opening = {
  /** The whole text, as the server sent it. */
  readonly state: Uint8Array;
  /** Milliseconds from the first byte of the line, and from the opened line, to the last byte of the text. */
  readonly ms: number;
  readonly afterHandshakeMs: number;
  close(): void;
};

type OpeningOptions = {
  /** An update that is sent first. */
  gives?: Uint8Array;
  withinMs?: number;
};

/** Opens a text as a fresh client does, and reads it without applying it. Rejects when it does not come. */
export async function openText(
  line: Line,
  { gives, withinMs = 30_000 }: OpeningOptions = {},
): Promise<Opening> {
  const begunAt = performance.now();
  let take: (state: Uint8Array) => void = () => {};
  const came = new Promise<Uint8Array>((resolve) => {
    take = resolve;
  });
  const socket = new RawSocket({
    ...line,
    onMessage: (bytes, start, end) => {
      const at = line.dialect.unwrap(bytes, start);
      if (bytes[at] !== MessageType.sync || bytes[at + 1] !== SyncStep.missing) return;
      take(decoding.readVarUint8Array(decoding.createDecoder(bytes.subarray(at + 2, end))));
    },
  });
  await socket.opened;
  const openedAt = performance.now();
  for (const message of line.dialect.greeting) socket.send(message);
  if (gives !== undefined) socket.send(line.dialect.wrap(syncMessage(SyncStep.update, gives)));
  socket.send(line.dialect.wrap(syncMessage(SyncStep.stateVector, EMPTY)));
  const timer = setTimeout(() => socket.terminate(), withinMs);
  const state = await Promise.race([came, closedOf(socket)]);
  clearTimeout(timer);
  if (state === null) throw new Error(`a text did not open: ${socket.closed}`);
  const now = performance.now();
  return {
    state,
    ms: now - begunAt,
    afterHandshakeMs: now - openedAt,
    close: () => socket.terminate(),
  };
}

/** A line that is open and says nothing of a text: all that a server without texts can be asked for. */
export async function openLine(line: Line): Promise<{ close(): void }> {
  const socket = new RawSocket({ ...line, onMessage: () => {} });
  await socket.opened;
  return { close: () => socket.terminate() };
}

/** Gives a server that starts without texts its first one, and leaves. */
export async function giveText(line: Line, state: Uint8Array): Promise<void> {
  const opening = await openText(line, { gives: state });
  opening.close();
}

async function closedOf(socket: RawSocket): Promise<null> {
  await socket.ended;
  return null;
}
