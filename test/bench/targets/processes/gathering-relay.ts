import { decoding } from 'lib0';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { syncMessage } from '#test/bench/client/dialect.ts';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';

/** Milliseconds between two sendings, as wide as Alternat's window while many write. */
const WINDOW_MS = 10;

type Room = {
  sockets: Set<WebSocket>;
  updates: Uint8Array[];
  others: Uint8Array[];
  sentAt: number;
  isTimed: boolean;
};

// What sending alone costs: merges the updates of a window into one frame for everybody, judges and stores nothing.
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
const rooms = new Map<string, Room>();

server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(`ready ${address.port}`);
});

server.on('connection', (socket, request) => {
  const room = roomAt(request.url ?? '');
  room.sockets.add(socket);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => room.sockets.delete(socket));
  socket.on('message', (frame) => {
    if (!(frame instanceof Uint8Array)) return;
    if (frame[0] === MessageType.sync && frame[1] === SyncStep.update) {
      room.updates.push(decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(2))));
    } else {
      room.others.push(frame);
    }
    gather(room);
  });
});

function roomAt(path: string): Room {
  const room = rooms.get(path) ?? { sockets: new Set(), updates: [], others: [], sentAt: 0, isTimed: false };
  rooms.set(path, room);
  return room;
}

function gather(room: Room): void {
  if (room.isTimed) return;
  room.isTimed = true;
  setTimeout(() => send(room), Math.max(0, room.sentAt + WINDOW_MS - performance.now()));
}

function send(room: Room): void {
  const { updates, others } = room;
  Object.assign(room, { updates: [], others: [], sentAt: performance.now(), isTimed: false });
  const merged = updates.length === 0 ? [] : [syncMessage(SyncStep.update, Y.mergeUpdates(updates))];
  for (const socket of room.sockets) {
    if (socket.readyState !== WebSocket.OPEN) continue;
    for (const frame of [...merged, ...others]) socket.send(frame);
  }
}
