import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { encoding } from 'lib0';
import { WebSocket } from 'ws';
import { decodeRefusal } from '#shared/sync/down.ts';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import { type Shot, syncFrame } from './frames.ts';

/** Frames on their way at once on a connection. What stands behind a refused one was never read and is sent again. */
const AT_ONCE = 8;
/** Marks of ours: no mutated mark of a client is so large. */
const FIRST_MARK = 2 ** 45;
const ANSWER_WITHIN_MS = 15_000;
/** To the question what the server lacks: nothing. */
const NOTHING = syncFrame(SyncStep.missing, Uint8Array.of(0, 0));

export type Tally = {
  /** Frames that the server has read and judged. */
  judged: number;
  connections: number;
  /** By close code. */
  closes: Map<number, number>;
  /** By code and words of the refusal, as far as the sender is told. */
  refusals: Map<string, number>;
};

type Line = {
  readonly tally: Tally;
  readonly socket: WebSocket;
  /** Beneath the frames. */
  stream: Socket | null;
  closed: Promise<unknown>;
  receipts: number;
  wake: () => void;
};

/** Sends frames, each followed by a mark, on one connection after the other, so that every single one is judged. */
export async function attack(
  target: { url: string; cookie: string },
  next: () => Shot | null,
  tally: Tally,
): Promise<void> {
  let queue: Shot[] = [];
  let line: Line | null = null;
  for (;;) {
    while (queue.length < AT_ONCE) {
      const shot = next();
      if (shot === null) break;
      queue.push(shot);
    }
    if (queue.length === 0) break;
    line ??= await open(target, tally);
    const judged = await shootSome(line, queue);
    tally.judged += judged;
    queue = queue.slice(judged);
    if (line.socket.readyState !== WebSocket.OPEN) line = await over(line);
  }
  line?.socket.close();
  if (line !== null) await over(line);
}

/** Up to the next that is no frame, or that one alone. */
async function shootSome(line: Line, queue: readonly Shot[]): Promise<number> {
  if (queue[0]?.how === 'garbage') return await spoil(line, queue[0]);
  const end = queue.findIndex(({ how }) => how === 'garbage');
  return await shoot(line, end < 0 ? queue : queue.slice(0, end));
}

/** Bytes that are no frames: the line cannot be used after them, whatever the server makes of them. */
async function spoil(line: Line, { bytes }: Shot): Promise<number> {
  line.stream?.write(bytes);
  await pause(1);
  line.socket.terminate();
  return 1;
}

async function over({ socket, closed }: Line): Promise<null> {
  await closed;
  socket.removeAllListeners();
  socket.on('error', () => undefined);
  return null;
}

async function open({ url, cookie }: { url: string; cookie: string }, tally: Tally): Promise<Line> {
  const socket = new WebSocket(url, { headers: { cookie }, perMessageDeflate: false });
  const line: Line = {
    tally,
    socket,
    stream: null,
    closed: once(socket, 'close'),
    receipts: 0,
    wake: () => undefined,
  };
  socket.on('error', () => undefined);
  socket.on('upgrade', (response) => {
    line.stream = response.socket;
  });
  // From the first moment: a question of the server that is not answered keeps it from answering ours.
  socket.on('message', (data: Buffer) => hear(line, data));
  socket.on('close', (code) => {
    count(tally.closes, code);
    line.wake();
  });
  await once(socket, 'open');
  tally.connections += 1;
  return line;
}

function hear(line: Line, data: Buffer): void {
  if (data[0] === MessageType.receipt && isOurs(data)) {
    line.receipts += 1;
    line.wake();
  } else if (data[0] === MessageType.sync && data[1] === SyncStep.stateVector) {
    line.socket.send(NOTHING);
  } else if (data[0] === MessageType.refusal) {
    const { code, why } = decodeRefusal(data.subarray(1));
    // Names and numbers of the single case would make every refusal another.
    count(line.tally.refusals, `${code}: ${why.replaceAll(/[\d"].*/g, '…')}`);
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A mark of eight bytes: 45 bits and more. */
function isOurs(data: Buffer): boolean {
  return data.length > 8 && data.subarray(1, 7).every((byte) => byte >= 0x80);
}

/** How many of these frames were judged: those with a receipt, and the one that ended the line. */
async function shoot(line: Line, shots: readonly Shot[]): Promise<number> {
  const { socket } = line;
  line.receipts = 0;
  line.stream?.cork();
  shots.forEach((shot, index) => {
    send(socket, shot);
    socket.send(markFrame(FIRST_MARK + index));
  });
  line.stream?.uncork();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`${line.receipts} answers within ${ANSWER_WITHIN_MS} ms to\n${told(shots)}`)),
      ANSWER_WITHIN_MS,
    );
    line.wake = () => {
      if (line.receipts < shots.length && socket.readyState !== WebSocket.CLOSED) return;
      clearTimeout(timer);
      resolve();
    };
    line.wake();
  });
  return Math.min(shots.length, socket.readyState === WebSocket.OPEN ? line.receipts : line.receipts + 1);
}

function told(shots: readonly Shot[]): string {
  return shots.map(({ bytes, how }) => `${how} ${Buffer.from(bytes).toString('hex')}`).join('\n');
}

function send(socket: WebSocket, { bytes, how }: Shot): void {
  if (how === 'text') return socket.send(Buffer.from(bytes).toString('latin1'));
  if (how === 'whole') return socket.send(bytes);
  const middle = bytes.length >> 1;
  socket.send(bytes.subarray(0, middle), { fin: false });
  socket.send(new Uint8Array(0), { fin: false });
  socket.send(bytes.subarray(middle), { fin: true });
}

function markFrame(mark: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.receipt);
  encoding.writeVarUint(encoder, mark);
  return encoding.toUint8Array(encoder);
}
