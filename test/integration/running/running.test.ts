import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { firstClause } from '#test/support/first-clause.ts';
import { openText, PROTOCOL } from '#test/support/open-text.ts';
import { rawRequest } from '#test/support/raw-request.ts';
import { WireClient } from '#test/support/wire-client.ts';
import { type StartedApp, type StartOptions, startApp } from '#test/support/start-app.ts';

async function started(options: StartOptions): Promise<StartedApp> {
  const app = await startApp(options);
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

const metricsOf = async (app: StartedApp): Promise<string> =>
  (await fetch(`http://127.0.0.1:${app.metricsPort}/metrics`)).text();

const valueOf = (metrics: string, name: string): number =>
  Number(
    metrics
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1] ?? Number.NaN,
  );

test('ready is 200 while it can save, and 503 with the reason when it cannot', async () => {
  const app = await startApp();
  const ready = await app.get('/api/ready');
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
  const failing = await startApp({ clock: { now: () => 0 } });
  await failing.app.database.close();
  const answer = await failing.get('/api/ready');
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ status: 'not-ready', reasons: ['storage-failing'] });
  await Promise.all([failing.stop(), app.stop()]);
});

test('a server that is told to stop is no longer ready before it closes a connection', async () => {
  const app = await startApp({ stopDelayMs: 1500 });
  const client = await openText(app, 'in-secretary');
  const stopping = app.stop();
  const ready = await app.get('/api/ready');
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ status: 'not-ready', reasons: ['stopping'] });
  expect((await app.get('/api/health')).status).toBe(200);
  expect((await client.receipt()).status).toBe(0);
  expect(await stopping).toBe(true);
  expect(await client.ended()).toBe(4501);
});

test('metrics count rooms, connections, commits, receipts, refusals and who was turned away', async () => {
  const app = await started({ hasMetrics: true });
  const cookie = await app.loginAs('in-secretary');
  const client = await openText(app, 'in-secretary', { cookie });
  const before = await metricsOf(app);
  expect(valueOf(before, 'alternat_sync_rooms')).toBe(1);
  expect(valueOf(before, 'alternat_sync_connections')).toBe(1);
  firstClause(client.doc).words.insert(0, 'x');
  expect((await client.receipt()).status).toBe(0);
  firstClause(client.doc).clause.setAttribute('cid', 'c-other');
  expect(await client.ended()).toBeGreaterThanOrEqual(4400);
  const second = await openText(app, 'in-secretary', { cookie });
  expect((await second.receipt()).status).toBe(0);
  const metrics = await metricsOf(app);
  expect(metrics).toMatch(/alternat_sync_refusals_total\{of="[a-z-]+"\} 1\n/);
  expect(metrics).toContain('alternat_sync_receipts_total{of="durable"} 2\n');
  expect(metrics).toMatch(/alternat_sync_flush_wait_seconds_bucket\{le="\+Inf"\} [1-9]/);
  expect(metrics).toMatch(/nodejs_eventloop_lag_seconds [\d.e-]+\n/);
  expect(valueOf(metrics, 'alternat_sync_unsaved_bytes')).toBe(0);
  expect(valueOf(metrics, 'alternat_sync_backlog_bytes')).toBe(0);
  const stranger = new WireClient({ url: `ws://127.0.0.1:${app.port}`, text: PROTOCOL });
  expect(await stranger.ended()).toBe(401);
  expect(await metricsOf(app)).toContain('alternat_sync_turned_away_total{of="401"} 1\n');
});

test('commits are counted with their time, rows and bytes, and nothing names a text, a member or a Side', async () => {
  const app = await started({ hasMetrics: true });
  const client = await openText(app, 'in-secretary');
  firstClause(client.doc).words.insert(0, 'kanarek');
  expect((await client.receipt()).status).toBe(0);
  const metrics = await metricsOf(app);
  const count = valueOf(metrics, 'alternat_sync_commit_seconds_count');
  expect(count).toBeGreaterThan(0);
  expect(valueOf(metrics, 'alternat_sync_commit_updates_sum')).toBe(
    valueOf(metrics, 'alternat_sync_updates_total'),
  );
  expect(valueOf(metrics, 'alternat_sync_update_bytes_total')).toBeGreaterThan(7);
  expect(metrics).toContain(`alternat_sync_commit_seconds_bucket{le="+Inf"} ${count}\n`);
  expect(valueOf(metrics, 'alternat_sync_commit_seconds_sum')).toBeGreaterThan(0);
  expect(metrics).not.toMatch(/kanarek|protocol|secretary|"in"|"ru"|login/);
});

test('metrics are off unless asked for, are no page of the server, and answer no foreign name', async () => {
  const app = await startApp({ hasMetrics: true });
  expect((await app.get('/metrics')).headers.get('content-type')).not.toContain('version=0.0.4');
  const port = app.metricsPort ?? 0;
  const foreign = await rawRequest({ port, path: '/metrics', headers: { host: 'evil.example' } });
  expect(foreign).toMatchObject({ status: 403, body: '' });
  expect((await rawRequest({ port, path: '/other', headers: { host: `localhost:${port}` } })).status).toBe(
    404,
  );
  expect((await started({})).metricsPort).toBeNull();
  await app.stop();
  await expect(
    new Promise((resolve, reject) => connect(port, '127.0.0.1', () => resolve('open')).on('error', reject)),
  ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
