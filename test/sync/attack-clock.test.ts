import { expect, onTestFinished, test } from 'vitest';
import { healthRoutes } from '#server/http/health-routes.ts';
import { openText } from '#test/support/open-text.ts';
import { startApp } from '#test/support/start-app.ts';

const HOUR_MS = 3_600_000;

test('[SYNC-8] a clock that is set back, and forth, locks nobody out', async () => {
  const clock = { at: Date.now(), now: () => clock.at };
  const server = await startApp({ clock });
  onTestFinished(async () => void (await server.stop()));
  const client = await openText(server, 'in-secretary');
  for (const change of [-HOUR_MS, 2 * HOUR_MS, -3 * HOUR_MS]) {
    clock.at += change;
    expect((await server.get('/api/health')).status).toBe(200);
    expect((await client.receipt()).status).toBe(0);
    await openText(server, 'ru-secretary');
  }
});

test('a clock that is set back keeps no old answer about storage alive', async () => {
  const clock = { at: Date.now(), now: () => clock.at };
  let isFailing = false;
  const routes = healthRoutes({
    clock,
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    probe: () => (isFailing ? Promise.reject(new Error('full')) : Promise.resolve()),
    isStorageFailing: () => false,
    isStopping: () => false,
  });
  expect((await routes.request('/health')).status).toBe(200);
  isFailing = true;
  clock.at -= HOUR_MS;
  expect((await routes.request('/health')).status).toBe(503);
});

test('a storage that says nothing is failing for health after two seconds', async () => {
  const routes = healthRoutes({
    clock: { now: () => Date.now() },
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    probe: () => new Promise<never>(() => {}),
    isStorageFailing: () => false,
    isStopping: () => false,
  });
  const startedAt = performance.now();
  expect((await routes.request('/health')).status).toBe(503);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

test('health asks a storage that is known to fail for no proof', async () => {
  const routes = healthRoutes({
    clock: { now: () => Date.now() },
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    probe: () => new Promise<never>(() => {}),
    isStorageFailing: () => true,
    isStopping: () => false,
  });
  const startedAt = performance.now();
  expect((await routes.request('/health')).status).toBe(503);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
