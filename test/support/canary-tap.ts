// Listens to every byte that servers of this process send, and to whom.
import { subscribe } from 'node:diagnostics_channel';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { areCanariesPlanted, CANARY_REACH, watchBytes } from './canaries.ts';

/** Tells the Side of whoever has these cookies; null: of none. */
type SideOf = (cookie: string) => Promise<string | null>;
type Receiver = { side: Promise<string | null>; where: string };
/** Who is answered on a connection, and the last bytes of what that one was sent. */
type Tapped = { receiver: Receiver; end: Uint8Array };

const sidesOf = new Map<number, SideOf>();
const tapped = new WeakMap<Socket, Tapped>();
const servers = new WeakSet<Server>();
const waiting = new Set<Promise<unknown>>();
let isListening = false;

const nobody: Receiver = { side: Promise.resolve(null), where: 'before any request' };

const unpacked: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: (bytes) => gunzipSync(bytes),
  deflate: (bytes) => inflateSync(bytes),
  br: (bytes) => brotliDecompressSync(bytes),
  zstd: (bytes) => zstdDecompressSync(bytes),
};

/** From now on what the server at this port sends is searched for canaries of the other Side. */
export function tapServer(port: number, sideOf: SideOf): void {
  sidesOf.set(port, sideOf);
  if (isListening) return;
  isListening = true;
  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket & { server?: unknown } }; // as Node documents it
    tapSocket(socket);
    if (socket.server instanceof Server) tapRequests(socket.server);
  });
}

/** Resolves when everything sent until now has been looked at. */
export async function tapSettled(): Promise<void> {
  await Promise.all(waiting);
}

function tapSocket(socket: Socket): void {
  const state: Tapped = { receiver: nobody, end: new Uint8Array() };
  tapped.set(socket, state);
  const watch = (chunk: unknown): void => {
    if (!areCanariesPlanted() || !(typeof chunk === 'string' || chunk instanceof Uint8Array)) return;
    const bytes = Buffer.concat([state.end, typeof chunk === 'string' ? Buffer.from(chunk) : chunk]);
    state.end = bytes.subarray(-CANARY_REACH);
    look(bytes, state.receiver);
  };
  const write = socket.write.bind(socket);
  const ended = socket.end.bind(socket);
  // Both have several signatures; the bytes are always the first argument.
  Object.assign(socket, {
    write: (...given: Parameters<typeof write>) => {
      watch(given[0]);
      return write(...given);
    },
    end: (...given: Parameters<typeof ended>) => {
      watch(given[0]);
      return ended(...given);
    },
  });
}

function tapRequests(server: Server): void {
  if (servers.has(server)) return;
  servers.add(server);
  const note = (request: IncomingMessage): Receiver => {
    const { port } = request.socket.address() as { port?: number }; // sockets of a server are IP sockets
    const sideOf = sidesOf.get(port ?? 0);
    const cookie = request.headers.cookie ?? '';
    const isAsked = areCanariesPlanted() && sideOf !== undefined && cookie !== '';
    // A server that has closed its database says nothing of anybody any more.
    const side = isAsked ? sideOf(cookie).catch(() => null) : Promise.resolve(null);
    const receiver = { side, where: `${request.method} ${request.url}` };
    // A connection that is kept may serve another person next: what the last one was sent is forgotten.
    const state = tapped.get(request.socket);
    if (state !== undefined) Object.assign(state, { receiver, end: new Uint8Array() });
    return receiver;
  };
  server.prependListener('request', (request, response) => tapPacked(response, note(request)));
  server.prependListener('upgrade', (request) => note(request));
}

/** What travels packed is looked at as it was before. */
function tapPacked(response: ServerResponse, receiver: Receiver): void {
  const chunks: Uint8Array[] = [];
  const keep = (chunk: unknown): void => {
    if (chunk instanceof Uint8Array) chunks.push(chunk);
  };
  const write = response.write.bind(response);
  const ended = response.end.bind(response);
  Object.assign(response, {
    write: (...given: Parameters<typeof write>) => {
      keep(given[0]);
      return write(...given);
    },
    end: (...given: Parameters<typeof ended>) => {
      keep(given[0]);
      return ended(...given);
    },
  });
  response.once('finish', () => {
    const unpack = unpacked[String(response.getHeader('content-encoding'))];
    if (unpack !== undefined && areCanariesPlanted()) look(unpack(Buffer.concat(chunks)), receiver);
  });
}

function look(bytes: Buffer, receiver: Receiver): void {
  const looked = receiver.side.then((side) => watchBytes(bytes, { side, where: receiver.where }));
  waiting.add(looked);
  void looked.finally(() => waiting.delete(looked));
}
