import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { type ServerProcess, startServerProcess } from '#test/support/start-server-process.ts';

/** Not a secret: made for the tests, and nowhere a default. */
export const PASSWORD = 'a sentence for the tests';
export const ADMIN = 'admin@example.org';

/** The link that a server in service writes for the first administrator. */
export async function setUpLink(server: ServerProcess): Promise<string> {
  await expect.poll(() => server.output().out).toContain('/invitation#');
  return /http\S+\/invitation#\S+/.exec(server.output().out)?.[0] ?? '';
}

/** A server in service with its first administrator. */
export async function startService(): Promise<ServerProcess> {
  const server = await startServerProcess({ args: [] });
  const token = (await setUpLink(server)).split('#')[1] ?? '';
  await acceptByHand(server.url, token, ADMIN);
  return server;
}

/** Follows a link without its screen. */
export async function acceptByHand(url: string, token: string, email: string): Promise<void> {
  const answer = await fetch(`${url}/api/invitations/acceptance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({
      token,
      name: { en: 'Test Person', ru: 'Тестовый Участник', hi: 'परीक्षण सदस्य' },
      email,
      password: PASSWORD,
    }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}

/** Somebody whom the administrator of that page has invited, and who has come. */
export async function seatSomebody(
  page: Page,
  server: ServerProcess,
  { side, role, email }: { side: string; role: string; email: string },
): Promise<void> {
  const data = { side, role, subGroups: [], name: email, email: null, locale: 'en' };
  const invited = await page.request.post('/api/invitations', { data, headers: { origin: server.url } });
  const { path } = (await invited.json()) as { path: string };
  await acceptByHand(server.url, path.split('#')[1] ?? '', email);
}

export async function openPage(
  browser: Browser,
  server: ServerProcess,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ ...options, baseURL: server.url });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return page;
}

/** By the form, as people do. */
export async function logIn(page: Page, email: string, path = '/'): Promise<void> {
  await page.goto(`/login?to=${encodeURIComponent(path)}`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await page.keyboard.press('Enter');
}
