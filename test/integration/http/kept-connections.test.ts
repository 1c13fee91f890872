// Found by wild bodies: a request whose body is refused must not take the next one on its connection with it.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

/** Unread bodies have their connection cut half a second after the answer. */
const CUT_AFTER_MS = 500;

let app: StartedApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

type Asked = { path: string; cookie: string; body: string };

function ask(agent: Agent, { path, cookie, body }: Asked): Promise<{ status: number; isReused: boolean }> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'content-type': 'application/json', 'content-length': String(body.length) };
    const sent = request(
      { host: '127.0.0.1', port: app.port, path, method: 'POST', agent, headers },
      (answer) => {
        answer.resume();
        const { reusedSocket: isReused } = sent;
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, isReused }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

test('a file that the member may not give is refused, and its connection goes on', async () => {
  const cookie = await app.loginAs('in-observer');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const file = { path: '/api/evidence-files?name=x.pdf', cookie, body: '%PDF-1.4'.padEnd(1_000_000) };
  expect(await ask(agent, file)).toMatchObject({ status: 403 });
  for (let waited = 0; waited < 2 * CUT_AFTER_MS; waited += 100) {
    await pause(100);
    expect(await ask(agent, file)).toEqual({ status: 403, isReused: true });
  }
  agent.destroy();
});

test('a body that is too large is refused, and the next request goes on a connection of its own', async () => {
  const cookie = await app.loginAs('in-observer');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const large = { path: '/api/documents', cookie, body: 'x'.repeat(1_000_000) };
  expect(await ask(agent, large)).toMatchObject({ status: 413 });
  expect(await ask(agent, { ...large, body: '{}' })).toEqual({ status: 400, isReused: false });
  agent.destroy();
});
