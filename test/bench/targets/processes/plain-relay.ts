import { WebSocket, WebSocketServer } from 'ws';

// The yardstick: hands every frame to every other socket of the same path, knows nothing, stores nothing.
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
const rooms = new Map<string, Set<WebSocket>>();

server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(`ready ${address.port}`);
});

server.on('connection', (socket, request) => {
  const path = request.url ?? '';
  const room = rooms.get(path) ?? new Set();
  rooms.set(path, room.add(socket));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => room.delete(socket));
  socket.on('message', (frame) => {
    for (const other of room) if (other !== socket && other.readyState === WebSocket.OPEN) other.send(frame);
  });
});
