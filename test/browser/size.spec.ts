import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { test, textIn } from './journey.ts';

const FIRST_LOAD_BYTES = 350_000;

test('the first load of the drafting room brings at most 350 KB of compressed scripts', async ({ enter }) => {
  // Without the worker, which fetches for later what the room does not wait for.
  const page = await enter('in-secretary', { serviceWorkers: 'block' });
  const scripts = new Map<string, Promise<Buffer>>();
  const encodings: (string | undefined)[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.set(new URL(response.url()).pathname, response.body());
    encodings.push(response.headers()['content-encoding']);
  });
  await page.goto('/documents/protocol-11');
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
  await expect(textIn(page, 'ru')).toHaveAttribute('contenteditable', 'true');
  await page.waitForLoadState('networkidle').catch(() => undefined);
  // What the room asks for once it stands is no part of its first load.
  page.removeAllListeners('response');
  const sizes = await Promise.all(
    [...scripts].map(async ([path, body]) => ({ path, bytes: gzipSync(await body, { level: 9 }).length })),
  );
  const sum = sizes.reduce((before, { bytes }) => before + bytes, 0);
  const heaviest = [...sizes].sort((a, b) => b.bytes - a.bytes).map(({ path, bytes }) => `${bytes} ${path}`);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sum, `heaviest first:\n${heaviest.join('\n')}`).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
  // And they travel compressed.
  expect(encodings.filter((encoding) => encoding !== 'gzip' && encoding !== 'br')).toEqual([]);
});

test('whoever chooses a person or a document loads no editor yet', async ({ enter }) => {
  const page = await enter('in-secretary', { serviceWorkers: 'block' });
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  for (const path of ['/login', '/']) {
    await page.goto(path);
    await page.locator('[data-member], [data-document]').first().waitFor();
  }
  expect(scripts.length).toBeGreaterThan(2);
  expect(scripts.filter((path) => /\/(editor|room)-/.test(path))).toEqual([]);
});

test('a text asks for its files and its answers together with the page, and for each of them once', async ({
  enter,
}) => {
  const page = await enter('in-secretary', { serviceWorkers: 'block' });
  await page.goto('/documents/protocol-11');
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
  const asked = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => ({
      path: new URL(entry.name).pathname,
      start: entry.startTime,
    })),
  );
  const first = (name: RegExp) => asked.filter(({ path }) => name.test(path));
  // What the page's own scripts ask for as soon as they have run.
  const [members] = first(/^\/api\/documents\/protocol-11\/members$/);
  for (const name of [
    /\/english-[^/]+\.js$/,
    /\/room-[^/]+\.js$/,
    /\/room-[^/]+\.css$/,
    /\/editor-[^/]+\.js$/,
    /^\/api\/me$/,
    /^\/api\/sides$/,
    /^\/api\/sessions$/,
    /^\/api\/documents\/protocol-11$/,
    /^\/api\/documents\/protocol-11\/text$/,
  ]) {
    const found = first(name);
    expect(found, String(name)).toHaveLength(1);
    expect(found[0]?.start, String(name)).toBeLessThan(members?.start ?? 0);
  }
});
