import { expect, type Page } from '@playwright/test';
import { clause, test, textIn } from './journey.ts';

const ROOM = '/documents/protocol-11?lang=en';

test('a login that ends says so in its place: the text stays, and the way back is there', async ({
  enter,
}) => {
  const page = await enter('in-cochair');
  await page.goto(ROOM);
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
  await page.evaluate(() => fetch('/api/logout', { method: 'POST' }));
  await expect(page.getByRole('alert')).toContainText('Your login has ended');
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'false');
  await expect(clause(page, 'en', 1)).toBeVisible();
  await page.getByRole('link', { name: 'Choose another person' }).click();
  await expect(page).toHaveURL(/\/login\?to=/);
});

test('a tab that is older than the server says so, keeps the text and offers the way on', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await page.routeWebSocket(/\/sync\//, (socket) => {
    socket.connectToServer().onClose(() => undefined);
    setTimeout(() => void socket.close({ code: 4426 }), 1500);
  });
  await page.goto(ROOM);
  await expect(page.getByRole('alert')).toContainText('has been renewed on the server');
  await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'false');
});

test('an address that leads nowhere, and a server that fails, are screens with a next step', async ({
  enter,
}) => {
  const page = await enter('in-secretary', { serviceWorkers: 'block' });
  await page.goto('/documents/no-such-document');
  await expect(page.getByRole('main')).toContainText('There is nothing at this address');
  await expect(page.getByText('Demonstration data')).toBeVisible();
  await page.getByRole('link', { name: 'To the documents' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('11th session');
  await page.route('**/api/documents/protocol-11', (route) =>
    route.fulfill({ status: 500, contentType: 'application/json', body: '{"code":"internal"}' }),
  );
  await page.goto(ROOM);
  await expect(page.getByRole('alert')).toContainText('Something went wrong on the server');
  await page.unroute('**/api/documents/protocol-11');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(textIn(page, 'en')).toBeVisible();
});

test('whoever wants less motion gets none that lasts', async ({ enter }) => {
  const page = await enter('in-secretary', { reducedMotion: 'reduce' });
  await page.goto(ROOM);
  await expect(textIn(page, 'en')).toBeVisible();
  const longest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].flatMap((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return `${transitionDuration},${animationDuration}`.split(',').map(Number.parseFloat);
      }),
    ),
  );
  expect(longest).toBeLessThanOrEqual(0.001);
});

test('the first stop of the keyboard leads past the bar, on every screen', async ({ enter, visit }) => {
  for (const [page, path] of [
    [await visit(), '/login'],
    [await enter('ru-secretary'), '/'],
    [await enter('ru-secretary'), ROOM],
  ] as const) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
    await expect(page.getByText('Demonstration data')).toBeVisible();
    await expect(page.getByRole('banner')).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCount(1);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    await expect(skip).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  }
});

test('a menu whose code does not come leaves the text alone, and opens once the network is back', async ({
  enter,
}) => {
  const page = await enter('in-secretary', { serviceWorkers: 'block' });
  // The failure is wanted here; that it is reported is part of the design.
  page.removeAllListeners('pageerror');
  await page.goto(ROOM);
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
  await page.route('**/assets/part-menu-*.js', (route) => route.abort());
  await clause(page, 'en', 3).hover();
  await page.locator('.part-handle').click();
  const note = page.getByRole('alert');
  await expect(note).toContainText('could not be loaded');
  await clause(page, 'en', 3).locator('p').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Still here. ');
  await expect(clause(page, 'en', 3)).toContainText('Still here. ');
  await note.getByRole('button', { name: 'Try again' }).click();
  await expect(note).toContainText('could not be loaded');
  await page.unroute('**/assets/part-menu-*.js');
  await note.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('menuitem', { name: 'Delete in all languages' })).toBeVisible();
  await expect(note).toBeHidden();
});

test('a dialog whose code does not come leaves the list of documents alone', async ({ enter }) => {
  const page = await enter('in-secretary', { serviceWorkers: 'block' });
  page.removeAllListeners('pageerror');
  await page.goto('/');
  await page.route('**/assets/new-document-dialog-*.js', (route) => route.abort());
  await page.getByRole('button', { name: 'New document' }).click();
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await expect(page.locator('[data-document="protocol-11"]')).toBeVisible();
  await page.unroute('**/assets/new-document-dialog-*.js');
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('what takes time to come shows its places first: the people of the login, the paper of a document', async ({
  enter,
  visit,
}) => {
  const slowly = async (page: Page, address: string) =>
    page.route(address, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2500));
      await route.continue();
    });
  const guest = await visit({ serviceWorkers: 'block' });
  await slowly(guest, '**/api/demo/members');
  await guest.goto('/login');
  await expect(guest.getByRole('status', { name: 'Finding the people' })).toBeVisible();
  await expect(guest.locator('[data-member="in-secretary"]')).toBeVisible();
  await expect(guest.getByRole('status', { name: 'Finding the people' })).toBeHidden();

  const page = await enter('in-secretary', { serviceWorkers: 'block' });
  await slowly(page, '**/api/documents/protocol-11');
  await page.goto(ROOM);
  await expect(page.getByRole('status', { name: 'Opening the text' })).toBeVisible();
  await expect(page.getByText('Demonstration data')).toBeVisible();
  await expect(textIn(page, 'en')).toBeVisible();
});
