import { expect, type Page } from '@playwright/test';
import { graveFindings } from './grave-findings.ts';
import { clause, test, textIn, wordsIn } from './journey.ts';

const palette = (page: Page) => page.getByRole('dialog');
const field = (page: Page) => palette(page).getByRole('combobox');

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
  expect(await graveFindings(page)).toEqual([]);
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

test('a button in the bar opens it; what may be done to the clause at the caret is there with its keys', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await page.goto('/documents/protocol-11?lang=both');
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
  await clause(page, 'en', 5).locator('p').first().click();
  const words = await wordsIn(clause(page, 'en', 6));
  const button = page.getByRole('banner').getByRole('button', { name: 'Commands' });
  await expect(button).toContainText('Ctrl+K');
  await button.click();
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole('option', { name: 'New clause below' })).toContainText('Ctrl+Enter');
  await expect(page.getByRole('option', { name: 'Move down' })).toContainText('Alt+Shift+↓');
  await field(page).fill('новый пункт');
  await page.keyboard.press('Enter');
  await expect(clause(page, 'en', 6)).toHaveText('');
  await expect(clause(page, 'en', 7)).toHaveText(words);
  await expect(textIn(page, 'en')).toBeFocused();
  await openPalette(page);
  await field(page).fill('other language');
  await page.keyboard.press('Enter');
  await expect(textIn(page, 'ru')).toBeFocused();
  await openPalette(page);
  await field(page).fill('find and replace');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('search')).toBeVisible();
});

test('whoever only reads hops from the part being read, by key and by name, and is offered nothing else', async ({
  enter,
}) => {
  const page = await enter('in-mining');
  await page.goto('/documents/protocol-11?lang=en');
  await expect(page.getByText('You are reading.')).toBeVisible();
  await clause(page, 'en', 20).evaluate((part) => window.scrollBy(0, part.getBoundingClientRect().top - 290));
  await page.keyboard.press('Control+Shift+KeyL');
  await expect(textIn(page, 'ru')).toBeFocused();
  await expect(textIn(page, 'en')).toBeHidden();
  await expect(page.getByText('Russian text: paragraph 20')).toBeAttached();
  await expect(clause(page, 'ru', 20)).toBeInViewport();
  await openPalette(page);
  await expect(page.getByRole('option', { name: 'Find and replace' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'New clause below' })).toHaveCount(0);
  await field(page).fill('other language');
  await page.keyboard.press('Enter');
  await expect(textIn(page, 'en')).toBeFocused();
  await expect(clause(page, 'en', 20)).toBeInViewport();
});

test('the key of the search is not taken from whoever has a dialog open', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/documents/protocol-11?lang=en');
  await expect(textIn(page, 'en')).toBeVisible();
  await openPalette(page);
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('search')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('search')).toBeVisible();
});

test('from a text every screen of what was decided is reached by its name, in any language', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await page.goto('/documents/protocol-11?lang=en');
  await expect(textIn(page, 'en')).toBeVisible();
  for (const [typed, address] of [
    ['board', /\/actions\?view=board/],
    ['поручения: матрица', /\/actions\?view=matrix/],
    ['actions: timeline', /\/actions\?view=timeline/],
    ['actions: table', /\/actions$/],
    ['review the', /\/actions\/review/],
    ['पहल', /\/initiatives/],
    ['отрасли', /\/sectors/],
    ['indicators', /\/indicators/],
    ['charts', /\/actions\/charts/],
  ] as const) {
    await openPalette(page);
    await field(page).fill(typed);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
    await expect(palette(page)).toBeHidden();
  }
  await openPalette(page);
  // The 11th session is under way: there is none to open.
  await expect(page.getByRole('option', { name: 'Actions: table' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Open the next session' })).toHaveCount(0);
});

test('who keeps no register is offered no review, who belongs to no Side none of it', async ({ enter }) => {
  const observer = await enter('in-observer');
  await observer.goto('/');
  await observer.getByRole('heading', { level: 1 }).waitFor();
  await openPalette(observer);
  await expect(observer.getByRole('option', { name: 'Indicators' })).toBeVisible();
  await expect(observer.getByRole('option', { name: 'Review the unfinished actions' })).toHaveCount(0);
  const administrator = await enter('admin');
  await administrator.goto('/');
  await administrator.getByRole('heading', { level: 1 }).waitFor();
  await openPalette(administrator);
  await expect(administrator.getByRole('option', { name: 'To the documents' })).toBeVisible();
  await expect(administrator.getByRole('option', { name: 'Indicators' })).toHaveCount(0);
});
