import { once } from 'node:events';
import { statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { WireClient } from '#test/support/wire-client.ts';
import {
  type ProcessOptions,
  type ServerProcess,
  startServerProcess,
} from '#test/support/start-server-process.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

function clauseWords(doc: Y.Doc): Y.XmlText {
  for (const part of doc.getXmlFragment('en').toArray()) {
    const block = part instanceof Y.XmlElement && part.nodeName === 'clause' ? part.get(0) : null;
    const words = block instanceof Y.XmlElement ? block.get(0) : null;
    if (words instanceof Y.XmlText) return words;
  }
  throw new Error('no clause');
}

async function start(options: ProcessOptions = {}): Promise<ServerProcess> {
  const server = await startServerProcess({ dataFolder: temporaryFolder(), ...options });
  onTestFinished(async () => {
    await server.kill('SIGKILL');
  });
  return server;
}

const refusal = (options: ProcessOptions): Promise<string> =>
  startServerProcess({ dataFolder: temporaryFolder(), ...options }).then(
    async (server) => {
      await server.kill('SIGKILL');
      throw new Error('the server started');
    },
    (error: unknown) => String(error),
  );

test('it says where it is, in one exact line, and answers at localhost, 127.0.0.1 and [::1]', async () => {
  const server = await start();
  // Every other line, such as the warning that the client is not built, is the log's: one JSON object.
  const lines = server
    .output()
    .out.split('\n')
    .filter((line) => !line.startsWith('{"level":'));
  expect(lines.join('\n')).toBe(`Alternat is ready at http://localhost:${server.port}\n`);
  for (const name of ['localhost', '127.0.0.1', '[::1]']) {
    const answer = await fetch(`http://${name}:${server.port}/api/health`);
    expect({ name, status: answer.status }).toEqual({ name, status: 200 });
  }
});

test('what a file of settings leaves empty of letters and single sign-on is not set', async () => {
  const names = ['SMTP_URL', 'MAIL_FROM', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'];
  const environment = Object.fromEntries([...names, 'OIDC_SECOND_FACTOR'].map((name) => [name, '']));
  const server = await start({ environment });
  const ways = await (await fetch(`${server.url}/api/login/methods`)).json();
  expect(ways).toEqual({ demonstration: true, singleSignOn: null, mail: false });
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it in order, with people in a text', async (signal) => {
  const server = await start();
  const cookie = await server.loginAs('in-secretary');
  const client = new WireClient({ url: `ws://localhost:${server.port}`, text: 'protocol-11/common', cookie });
  await client.synced();
  expect(await server.kill(signal)).toEqual({ code: 0, signal: null });
  expect(await client.ended()).toBe(4501);
});

test('Ctrl-C under npm, which arrives twice, stops in order and loses no word', async () => {
  const server = await start({ isUnderNpm: true });
  const cookie = await server.loginAs('in-secretary');
  const open = ({ port }: ServerProcess) =>
    new WireClient({ url: `ws://localhost:${port}`, text: 'protocol-11/common', cookie }).synced();
  const client = await open(server);
  // A request that never ends keeps the stop going until its patience is over.
  const unfinished = connect(server.port, '127.0.0.1');
  unfinished.on('error', () => undefined);
  unfinished.write(
    `POST /api/logout HTTP/1.1\r\nHost: localhost:${server.port}\r\nContent-Length: 9\r\n\r\n`,
  );
  clauseWords(client.doc).insert(0, 'written last ');
  // The server has heard the request, and the words before it, when it answers another one.
  await fetch(`${server.url}/api/health`);
  void server.kill('SIGINT');
  expect(await client.ended()).toBe(4501);
  await server.kill('SIGINT');
  expect(server.output().out).toMatch(/ended with 0\n$/);
  const next = await start({ dataFolder: server.dataFolder });
  expect(clauseWords((await open(next)).doc).toJSON()).toContain('written last ');
});

const UPGRADE = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
const HEADS = [
  `GET / HTTP/1.1\r\nHost: HERE\r\n${UPGRADE}\r\n`,
  `GET /sync/protocol-11/common HTTP/1.1\r\nHost: HERE\r\n${UPGRADE}\r\n`,
  `GET /sync/x HTTP/1.1\r\nHost: evil.example\r\n${UPGRADE}\r\n`,
  `GET /sync/x HTTP/1.1\r\n${UPGRADE}\r\n`,
  'HELLO\r\n\r\n',
  'CONNECT evil.example:443 HTTP/1.1\r\nHost: HERE\r\n\r\n',
  'GET /api/health HTTP/1.1\r\nHost: HERE\r\n\r\n',
];
test('a socket that resets, with its answer or before it, ends nothing but itself', async () => {
  const server = await start();
  for (const head of HEADS) {
    for (const isAnswerAwaited of [true, false]) {
      const socket = connect({ host: '127.0.0.1', port: server.port, allowHalfOpen: true });
      await once(socket, 'connect');
      socket.write(head.replace('HERE', `127.0.0.1:${server.port}`));
      if (isAnswerAwaited) await Promise.race([once(socket, 'data'), once(socket, 'end')]);
      socket.resetAndDestroy();
    }
    const answer = await fetch(`${server.url}/api/health`).catch((error: unknown) => error);
    expect([head, answer]).toMatchObject([head, { status: 200 }]);
  }
  expect(await server.kill('SIGTERM')).toEqual({ code: 0, signal: null });
});

test('a taken port is said in a sentence', async () => {
  const server = await start();
  const said = await refusal({ port: server.port });
  expect(said).toMatch(/ended with 1/);
  expect(said).toContain(`Port ${server.port} is already in use`);
});

test('a taken port for metrics is said with the variable that chooses it', async () => {
  const server = await start();
  const said = await refusal({ environment: { METRICS_PORT: String(server.port) } });
  expect(said).toContain(`Port ${server.port} is already in use`);
  expect(said).toContain('choose another port with METRICS_PORT');
});

test('a data folder in use is said in a sentence, and is free again after kill -9', async () => {
  const server = await start();
  const said = await refusal({ dataFolder: server.dataFolder });
  expect(said).toMatch(/ended with 1: the data folder .* is in use by another process/);
  await server.kill('SIGKILL');
  const next = await startServerProcess({ dataFolder: server.dataFolder });
  expect((await next.kill('SIGTERM')).code).toBe(0);
});

test.each([
  [{ environment: { DEMO_SCENARIO: 'x' } }, 'DEMO_SCENARIO must be "drafting" or "follow-up"'],
  [{ environment: { PORT: 'http' } }, 'PORT must be a number from 0 to 65535'],
  [{ environment: { PORT: '70000' } }, 'PORT must be a number from 0 to 65535'],
  [{ environment: { LOG_LEVEL: 'loud' } }, 'LOG_LEVEL must be "info", "warn", "error" or "silent"'],
  [{ environment: { METRICS_PORT: '-1' } }, 'METRICS_PORT must be a number from 0 to 65535'],
  [{ environment: { STOP_DELAY_MS: '1s' } }, 'STOP_DELAY_MS must be a number of milliseconds below 100000'],
  [{ environment: { DATA_DIR: '' } }, 'DATA_DIR must name a folder'],
  [{ environment: { HOST: '192.0.2.1' } }, 'Cannot listen at 192.0.2.1'],
  [{ environment: { DATABASE_URL: '' } }, 'DATABASE_URL must be postgres://'],
  [{ environment: { DATABASE_URL: 'mysql://localhost/alternat' } }, 'DATABASE_URL must be postgres://'],
  [{ environment: { DATABASE_UNSAFE: 'yes' } }, 'DATABASE_UNSAFE must be "allowed"'],
  [
    { environment: { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/alternat' } },
    'storage is failing: connect ECONNREFUSED',
  ],
  [{ args: ['--demonstration'] }, 'unknown argument --demonstration'],
])('%j is refused: %s', async (options, sentence) => {
  const said = await refusal(options);
  expect(said).toMatch(/ended with 1/);
  expect(said).toContain(sentence);
  // no stack for what people can mend
  expect(said).not.toMatch(/\n\s+at /);
});

test('the secret of the logins is made once and is only the owner’s to read', async () => {
  const first = await start();
  const cookie = await first.loginAs('ru-observer');
  expect(statSync(join(first.dataFolder, 'login-secret')).mode & 0o777).toBe(0o600);
  await first.kill('SIGTERM');
  const second = await start({ dataFolder: first.dataFolder });
  const me = await fetch(`${second.url}/api/me`, { headers: { cookie } });
  expect(await me.json()).toMatchObject({ member: { id: 'ru-observer' } });
});

test('started as a service it says the same line and offers no demonstration', async () => {
  const server = await start({ args: [] });
  expect((await fetch(`${server.url}/api/demo/members`)).status).toBe(404);
});
