import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { rawRequest } from '#test/support/raw-request.ts';
import { type StartOptions, type StartedApp, startApp } from '#test/support/start-app.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

let shared: StartedApp;
beforeAll(async () => {
  shared = await startApp();
});
afterAll(() => shared.stop());

async function own(options: StartOptions): Promise<StartedApp> {
  const started = await startApp(options);
  onTestFinished(async () => {
    await started.stop();
  });
  return started;
}

function builtClient(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta nonce="__NONCE__"><script nonce="__NONCE__"></script>');
  writeFileSync(join(folder, 'assets', 'main-1a2b3c.js'), 'export {};');
  return folder;
}

describe('the API', () => {
  test('health is ok, without a login', async () => {
    const answer = await shared.get('/api/health');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok' });
  });

  test('health says that storage fails, and says so again when asked at once', async () => {
    const app = await startApp({ clock: { now: () => 0 } });
    const cookie = await app.loginAs('in-cochair');
    await app.app.database.close();
    for (let asked = 0; asked < 2; asked += 1) {
      const answer = await app.get('/api/health');
      expect(answer.status).toBe(503);
      expect(await answer.json()).toEqual({ status: 'storage-failing' });
    }
    expect(app.errors).toEqual(['the storage probe failed: AppError: the database is closed']);
    // a login that cannot be looked up is no reason to throw anybody out
    const me = await app.get('/api/me', cookie);
    expect(await me.json()).toEqual({ code: 'storage-failing' });
    await app.stop();
  });

  test('a field whose length is no number, and cannot be compared with one, is bad input', async () => {
    const odd = { length: { toString: {}, valueOf: {} } };
    const answer = await shared.post('/api/demo/login', { member: odd });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'invalid-input' });
  });

  test('an unknown address is a 404 in JSON, whoever asks', async () => {
    for (const path of [
      '/api',
      '/api/',
      '/api/nothing',
      '/api/documents/a/b',
      '/api/me/../nothing',
      '/sync/x',
    ]) {
      const answer = await shared.get(path);
      expect({ path, status: answer.status }).toEqual({ path, status: 404 });
      expect(await answer.json()).toEqual({ code: 'not-found' });
    }
  });

  test.each(['/api/me', '/api/sessions', '/api/documents', '/api/documents/protocol-11'])(
    '%s asks for a login',
    async (path) => {
      for (const cookie of [undefined, 'alternat.login=forged.signature', 'alternat.login=']) {
        const answer = await shared.get(path, cookie);
        expect(answer.status).toBe(401);
        expect(await answer.json()).toEqual({ code: 'login-required' });
      }
    },
  );

  test('answers are never stored, never sniffed, and carry the id that the log has', async () => {
    const { headers } = await shared.get('/api/demo/members');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a body over the limit is refused before it is read', async () => {
    const answer = await shared.post('/api/demo/login', { member: 'x'.repeat(70_000) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too-large' });
    // Found by wild bodies: the rest is not read, so that the next request on this connection would get no answer.
    expect(answer.headers.get('connection')).toBe('close');
  });

  test('an address that asks too much waits until its budget has refilled', async () => {
    let now = 1_000_000;
    const app = await own({ clock: { now: () => now }, requestsPerMinute: 3 });
    const ask = async (): Promise<number> => (await app.get('/api/demo/members')).status;
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429]);
    now += 20_000;
    expect([await ask(), await ask()]).toEqual([200, 429]);
  });
});

describe('foreign pages', () => {
  test.each(['evil.example', 'localhost', 'localhost.evil.example', '127.0.0.1:1'])(
    'nothing answers to the Host "%s"',
    async (host) => {
      for (const path of ['/', '/api/health', '/api/demo/members', '/api/me']) {
        const answer = await rawRequest({ port: shared.port, path, headers: { host } });
        expect({ path, status: answer.status }).toEqual({ path, status: 403 });
      }
    },
  );

  test.each(['GET /api/demo/members HTTP/1.1\r\nHost:', 'GET /api/demo/members HTTP/1.0'])(
    'nothing answers to a request without a Host (%j)',
    async (head) => {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(shared.port, '127.0.0.1', () => {
          socket.write(`${head}\r\nConnection: close\r\n\r\n`);
        });
        socket.on('data', (chunk) => resolve(chunk.toString()));
        socket.on('error', reject);
      });
      expect(answer).toMatch(/^HTTP\/1.1 (400|403) /);
    },
  );

  test('localhost, 127.0.0.1 and [::1] with our port are ours', async () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST']) {
      const headers = { host: `${name}:${shared.port}` };
      const answer = await rawRequest({ port: shared.port, path: '/api/health', headers });
      expect({ name, status: answer.status }).toEqual({ name, status: 200 });
    }
  });

  test.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:1' },
    { origin: 'file://' },
    { 'sec-fetch-site': 'cross-site' },
  ])('a command with %o is refused, and changes nothing', async (headers: Record<string, string>) => {
    const cookie = await shared.loginAs('in-observer');
    const answer = await shared.post('/api/logout', {}, { cookie, ...headers });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ code: 'foreign-origin' });
    expect((await shared.get('/api/me', cookie)).status).toBe(200);
  });
});

describe('the client', () => {
  test('the page has a fresh nonce in the policy and in every place for one', async () => {
    const app = await own({ clientFolder: builtClient() });
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/documents/protocol-11?lang=en', '/login']) {
      const answer = await app.get(path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await answer.text()).toBe(`<meta nonce="${nonce}"><script nonce="${nonce}"></script>`);
      expect(policy).toContain(`connect-src 'self' ws://localhost:${app.port}`);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(answer.headers.get('content-security-policy-report-only')).toContain(
        'require-trusted-types-for',
      );
      expect(answer.headers.get('cache-control')).toBe('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });

  test('hashed files are kept for ever, missing ones are no page, nothing outside is served', async () => {
    const app = await own({ clientFolder: builtClient() });
    const script = await app.get('/assets/main-1a2b3c.js');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-type')).toContain('javascript');
    expect((await app.get('/assets/gone.js')).status).toBe(404);
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json']) {
      const answer = await rawRequest({ port: app.port, path, headers: { host: `localhost:${app.port}` } });
      expect(answer.body).not.toContain('"dependencies"');
    }
  });

  test('a client that was not built is said in one sentence', async () => {
    const app = await own({ clientFolder: join(temporaryFolder(), 'none') });
    const answer = await app.get('/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/has not been built: run "npm run build"/);
  });
});
