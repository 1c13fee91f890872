import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { clause, test, textIn } from './journey.ts';

const palette = (page: Page) => page.getByRole('dialog');
const field = (page: Page) => page.getByRole('combobox');

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

test('a document is found by a word in any language, and opened by Enter', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await openPalette(page);
  await field(page).fill('повестка');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/documents\/agenda-11/);
  await expect(palette(page)).toBeHidden();
});

test('a clause is found by its number and by words of its other language', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/documents/protocol-11?lang=en');
  await expect(textIn(page, 'en')).toBeVisible();
  await textIn(page, 'en').locator('p').first().click();
  await openPalette(page);
  await field(page).fill('12');
  await expect(page.getByRole('option', { selected: true })).toContainText(/^12\./);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#/);
  await expect(clause(page, 'en', 12)).toBeInViewport();
  await openPalette(page);
  await field(page).fill('пункт 30');
  await page.keyboard.press('Enter');
  await expect(clause(page, 'en', 30)).toBeInViewport();
});

test('the language view, the interface and the appearance are changed by name', async ({ enter }) => {
  const page = await enter('ru-secretary');
  await page.goto('/documents/protocol-11?lang=en');
  await expect(textIn(page, 'en')).toBeVisible();
  await openPalette(page);
  await field(page).fill('side by side');
  await page.keyboard.press('Enter');
  await expect(textIn(page, 'ru')).toBeVisible();
  await openPalette(page);
  await field(page).fill('тёмное');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await openPalette(page);
  await field(page).fill('हिन्दी');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'hi');
  await openPalette(page);
  await field(page).fill('log out');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/login/);
});

for (const [layout, key] of [
  ['Russian', 'л'],
  ['Hindi', 'क'],
] as const) {
  test(`it opens by the place of the key on a ${layout} layout, and Escape gives the focus back`, async ({
    enter,
  }) => {
    const page = await enter('ru-secretary');
    await page.goto('/documents/agenda-11?lang=ru');
    const text = textIn(page, 'ru');
    await text.locator('p').first().click();
    await text.dispatchEvent('keydown', {
      key,
      code: 'KeyK',
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
    });
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
    await expect(text).toBeFocused();
  });
}

test('axe finds nothing serious in it', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await openPalette(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

test('when its code cannot be loaded it says so, and the editor stays', async ({ enter }) => {
  const page = await enter('in-secretary', { serviceWorkers: 'block' });
  await page.goto('/documents/protocol-11?lang=en');
  await expect(textIn(page, 'en')).toBeVisible();
  await page.route('**/assets/palette-*.js', (route) => route.abort());
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toContainText('could not be loaded');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
});
