import { WebSocketServer } from 'ws';

// The yardstick: hands every frame to every other socket, knows nothing, stores nothing.
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });

server.on('listening', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(`ready ${address.port}`);
});

server.on('connection', (socket) => {
  socket.on('error', () => socket.terminate());
  socket.on('message', (frame) => {
    for (const other of server.clients) if (other !== socket && other.readyState === 1) other.send(frame);
  });
});
