import type { App } from '#server/app.ts';
import { startApp } from './start-app.ts';

/** Each route once, as the code registers them. */
export function routesOf(app: App): { method: string; path: string }[] {
  const named = app.routes.filter(({ method }) => method !== 'ALL');
  return [...new Map(named.map(({ method, path }) => [`${method} ${path}`, { method, path }])).values()];
}

/** The routes of a server that runs elsewhere: what it answers to is in the code alone. */
export async function routesOfDemonstration(): Promise<{ method: string; path: string }[]> {
  const started = await startApp();
  const routes = routesOf(started.app);
  await started.stop();
  return routes;
}
