import { afterAll, beforeAll, expect, test } from 'vitest';
import { BodyFuzz } from '#test/support/fuzz/body-fuzz.ts';
import { runSeed, seeded } from '#test/support/random.ts';
import { routesOf } from '#test/support/routes-of-app.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';

const OF_EACH_ROUTE = Number(process.env['WILD_BODIES'] ?? 80);

let app: StartedApp;
beforeAll(async () => {
  app = await startApp({ requestsPerMinute: 1_000_000 });
});
afterAll(() => app.stop());

test(`${OF_EACH_ROUTE} wild bodies for every route: no fault of the server, and what is refused changes nothing and says why`, async () => {
  const seed = runSeed('WILD_SEED');
  const routes = routesOf(app.app);
  const { asked, statuses, faults } = await new BodyFuzz(app, seeded(seed)).run(routes, OF_EACH_ROUTE);
  console.info(`wild bodies: seed ${seed}, ${asked} requests to ${routes.length} routes`, statuses);
  expect(faults).toEqual([]);
  expect(app.errors).toEqual([]);
  // Most are refused, and some still pass: otherwise nothing was reached behind the schemas.
  expect(asked).toBe(routes.length * OF_EACH_ROUTE);
  expect(statuses.get(400)).toBeGreaterThan(asked / 10);
  expect([...statuses.keys()].some((status) => status < 300)).toBe(true);
}, 300_000);
