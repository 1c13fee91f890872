import { expect, type Page } from '@playwright/test';
import { test, textIn } from './journey.ts';

async function open(page: Page, path = '/documents/protocol-11?lang=both'): Promise<void> {
  await page.goto(path);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved', { timeout: 30_000 });
}

const heading = (page: Page, cid: string) => textIn(page, 'en').locator(`[data-part][data-cid="${cid}"]`);
const outline = (page: Page) => page.getByRole('navigation', { name: 'Contents' });

test('the outline leads to a section, follows the reader and is an address', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page);
  const links = outline(page).getByRole('link');
  expect(await links.count()).toBeGreaterThan(10);
  const sector = links.filter({ hasText: 'Aluminium' });
  await sector.click();
  await expect(sector).toHaveAttribute('aria-current', 'location');
  const cid = new URL(page.url()).hash.slice(1);
  await expect(heading(page, cid)).toBeInViewport();
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(sector).not.toHaveAttribute('aria-current', 'location');
  await page.reload();
  await expect(heading(page, cid)).toBeInViewport();
  await expect(sector).toHaveAttribute('aria-current', 'location');
});

test('it works by keyboard, folds away and stays folded', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page);
  const links = outline(page).getByRole('link');
  await links.first().focus();
  await page.keyboard.press('End');
  await expect(links.last()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const cid = new URL(page.url()).hash.slice(1);
  await expect(heading(page, cid)).toBeInViewport();
  await page.getByRole('button', { name: 'Hide contents' }).click();
  await expect(outline(page)).toBeHidden();
  await page.reload();
  await expect(textIn(page, 'en')).toBeVisible();
  await expect(outline(page)).toBeHidden();
  await page.getByRole('button', { name: 'Show contents' }).click();
  await expect(outline(page)).toBeVisible();
});

test('on a narrow window it is a drawer that closes behind the reader', async ({ enter }) => {
  const page = await enter('in-secretary', { viewport: { width: 390, height: 844 } });
  await open(page, '/documents/protocol-11?lang=en');
  await expect(outline(page)).toBeHidden();
  await page.getByRole('button', { name: 'Show contents' }).click();
  await outline(page)
    .getByRole('link', { name: /Aluminium/ })
    .click();
  await expect(outline(page)).toBeHidden();
  await expect(textIn(page, 'en').getByText('Aluminium', { exact: true })).toBeInViewport();
  await page.getByRole('button', { name: 'Show contents' }).click();
  await page.keyboard.press('Escape');
  await expect(outline(page)).toBeHidden();
});
