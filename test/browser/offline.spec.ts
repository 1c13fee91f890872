import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import {
  removeDataFolder,
  startServerProcess,
  type ServerProcess,
} from '#test/support/start-server-process.ts';
import { clause, test as base, textIn } from './journey.ts';

type OwnServer = {
  readonly process: ServerProcess;
  stop(): Promise<void>;
  startAgain(): Promise<void>;
};

type OneOfAll = { isRunning: boolean } & OwnServer;

/** A server that goes away and comes back, under the same address and with the same data. */
const test = base.extend<{ own: OwnServer }, { oneOfAll: OneOfAll }>({
  // Every test writes words of its own: one server serves them all.
  oneOfAll: [
    // Playwright reads the fixtures that a fixture needs from this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      let running = await startServerProcess();
      const { port, dataFolder } = running;
      const one: OneOfAll = {
        isRunning: true,
        get process() {
          return running;
        },
        async stop() {
          await running.kill('SIGKILL');
          one.isRunning = false;
        },
        async startAgain() {
          running = await startServerProcess({ port, dataFolder });
          one.isRunning = true;
        },
      };
      await use(one);
      if (one.isRunning) await running.kill('SIGTERM');
      await removeDataFolder(dataFolder);
    },
    { scope: 'worker' },
  ],

  own: async ({ oneOfAll }, use) => {
    if (!oneOfAll.isRunning) await oneOfAll.startAgain();
    await use(oneOfAll);
  },
});

test.use({ serviceWorkers: 'allow' });

const saveState = (page: Page) => page.getByTestId('save-state');

async function personAt(browser: Browser, own: OwnServer, member: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: own.process.url });
  await loginAs(context, own, member);
  return context.newPage();
}

async function loginAs(context: BrowserContext, own: OwnServer, member: string): Promise<void> {
  const origin = own.process.url;
  const answer = await context.request.post('/api/demo/login', { data: { member }, headers: { origin } });
  expect(answer.ok()).toBe(true);
}

/** The text is open, and everything that the next opening needs is on the device. */
async function openAndKeep(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

async function writeAt(page: Page, number: number, words: string): Promise<void> {
  await clause(page, 'en', number).locator('p').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.type(words);
}

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));

test('a reload without a server opens the room with what the device keeps; words written there are saved later', async ({
  browser,
  own,
}) => {
  const page = await personAt(browser, own, 'in-secretary');
  const policyErrors: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text()) && !/report-only/i.test(message.text()))
      policyErrors.push(message.text());
  });
  await openAndKeep(page, '/documents/protocol-11?lang=en');
  await own.stop();
  await page.reload();
  await expect(textIn(page, 'en')).toContainText('of the Eleventh Session');
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
  await expect(page.getByText('Demonstration data')).toBeVisible();
  await writeAt(page, 3, 'Written without a server. ');
  await expect(saveState(page)).toHaveAttribute('data-state', 'kept');
  await page.reload();
  await expect(clause(page, 'en', 3)).toContainText('Written without a server.');
  await expect(saveState(page)).toHaveAttribute('data-state', 'kept');
  await own.startAgain();
  await expect(saveState(page)).toHaveAttribute('data-state', 'saved', { timeout: 20_000 });
  const other = await personAt(browser, own, 'ru-secretary');
  await other.goto('/documents/protocol-11?lang=en');
  await expect(clause(other, 'en', 3)).toContainText('Written without a server.');
  expect(policyErrors).toEqual([]);
  await other.context().close();
  await page.context().close();
});

test('without a network the documents are listed as this device last received them, and the screen says so', async ({
  browser,
  own,
}) => {
  const page = await personAt(browser, own, 'ru-cochair');
  await page.goto('/');
  await expect(page.getByRole('link', { name: /Protocol of the/ })).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole('link', { name: /Protocol of the/ })).toBeVisible();
  await expect(page.getByText('You see what this device last received.')).toBeVisible();
  await page.getByRole('link', { name: /Protocol of the/ }).click();
  await expect(
    page.getByRole('alert').or(page.getByText('has not been opened on this device')),
  ).toBeVisible();
  await page.context().setOffline(false);
  await page.reload();
  await expect(textIn(page, 'en')).toBeVisible({ timeout: 30_000 });
  await page.context().close();
});

test('the device never keeps an answer about texts in the cache of the shell', async ({ browser, own }) => {
  const page = await personAt(browser, own, 'in-secretary');
  await openAndKeep(page, '/documents/protocol-11?lang=en');
  const cached = await page.evaluate(async () => {
    const addresses: string[] = [];
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) addresses.push(request.url);
    }
    return addresses.map((address) => new URL(address).pathname);
  });
  expect(cached).toContain('/index.html');
  expect(cached.filter((path) => /^\/(api|sync)/.test(path))).toEqual([]);
  await page.context().close();
});

test('two tabs of one member write without a network, are opened again, and both are saved', async ({
  browser,
  own,
}) => {
  const first = await personAt(browser, own, 'in-secretary');
  await openAndKeep(first, '/documents/protocol-11?lang=en');
  const second = await first.context().newPage();
  await openAndKeep(second, '/documents/protocol-11?lang=en');
  await own.stop();
  await writeAt(first, 5, 'From the first tab. ');
  await writeAt(second, 6, 'From the second tab. ');
  await expect(saveState(first)).toHaveAttribute('data-state', 'kept');
  await expect(saveState(second)).toHaveAttribute('data-state', 'kept');
  await second.close();
  await first.reload();
  await expect(clause(first, 'en', 5)).toContainText('From the first tab.');
  await expect(clause(first, 'en', 6)).toContainText('From the second tab.');
  await own.startAgain();
  await expect(saveState(first)).toHaveAttribute('data-state', 'saved', { timeout: 20_000 });
  const other = await personAt(browser, own, 'ru-secretary');
  await other.goto('/documents/protocol-11?lang=en');
  await expect(clause(other, 'en', 5)).toContainText('From the first tab.');
  await expect(clause(other, 'en', 6)).toContainText('From the second tab.');
  await other.context().close();
  await first.context().close();
});

for (const [device, forbid] of [
  [
    'gives no storage',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('not in this mode', 'SecurityError');
      };
    },
  ],
  [
    'is full',
    () => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  ],
] as const) {
  test(`a device that ${device} is not said to keep anything`, async ({ browser, own }) => {
    const page = await personAt(browser, own, 'in-secretary');
    await page.addInitScript(forbid);
    await page.goto('/documents/protocol-11?lang=en');
    await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
    await own.stop();
    await writeAt(page, 3, 'Only in this window. ');
    await expect(saveState(page)).toHaveAttribute('data-state', 'unsaved');
    await expect(saveState(page)).toContainText('keep this window open');
    await own.startAgain();
    await expect(saveState(page)).toHaveAttribute('data-state', 'saved', { timeout: 20_000 });
    await page.context().close();
  });
}

test('leaving without a server asks first, wipes this device, and ends the login once the server can be told', async ({
  browser,
  own,
}) => {
  const page = await personAt(browser, own, 'in-secretary');
  await openAndKeep(page, '/documents/protocol-11?lang=en');
  await own.stop();
  await writeAt(page, 3, 'Never sent. ');
  await expect(saveState(page)).toHaveAttribute('data-state', 'kept');
  const leave = async () => {
    await page.getByRole('banner').getByRole('button', { name: /^IND/ }).click();
    await page.getByRole('menuitem', { name: 'Leave the room' }).click();
  };
  await leave();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('have not reached the server');
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(clause(page, 'en', 3)).toContainText('Never sent.');
  await leave();
  await question.getByRole('button', { name: 'Leave and remove' }).click();
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByText('You have left')).toBeVisible();
  await expect.poll(() => databases(page)).toEqual([]);
  await page.goto('/documents/protocol-11');
  await expect(page).toHaveURL(/\/login/);
  await own.startAgain();
  await expect(page.getByText('You have left')).toBeHidden({ timeout: 20_000 });
  expect((await page.request.get('/api/me')).status()).toBe(401);
  await page.context().close();
});

test('a newer version waits until somebody wants it', async ({ browser, own }) => {
  const page = await personAt(browser, own, 'in-secretary');
  await openAndKeep(page, '/documents/protocol-11?lang=en');
  // Another address of the worker is another version of it, for the browser.
  await page.evaluate(() => navigator.serviceWorker.register('/service-worker.js?newer'));
  const ready = page.getByText('A newer version of Alternat is ready.');
  await expect(ready).toBeVisible();
  await writeAt(page, 4, 'Still writing. ');
  await expect(saveState(page)).toHaveAttribute('data-state', 'saved');
  await page.evaluate(() => Reflect.set(window, 'isBefore', true));
  await page.getByRole('button', { name: 'Open it now' }).click();
  await page.waitForFunction(() => !Reflect.has(window, 'isBefore'));
  await expect(clause(page, 'en', 4)).toContainText('Still writing.');
  const used = await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
  expect(used).toMatch(/\?newer$/);
  await page.context().close();
});
