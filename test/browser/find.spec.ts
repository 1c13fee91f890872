import { expect, type Page } from '@playwright/test';
import { graveFindings } from './grave-findings.ts';
import { clause, test, textIn } from './journey.ts';

async function open(page: Page, path = '/documents/protocol-11?lang=both'): Promise<void> {
  await page.goto(path);
  await expect(page.locator('.text-column [data-part] p').first()).toBeVisible();
}

async function write(page: Page, language: 'en' | 'ru', number: number, words: string): Promise<void> {
  const paragraph = clause(page, language, number).locator('p').last();
  await paragraph.click();
  // The End key goes to the end of the line only.
  await paragraph.evaluate((block) => getSelection()?.setPosition(block, block.childNodes.length));
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(words);
}

const bar = (page: Page) => page.getByRole('search', { name: 'Find and replace' });
const places = (page: Page, language: 'en' | 'ru') => textIn(page, language).locator('.found');

test('finds in both languages at once, goes from place to place, and Escape leaves the caret there', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  await write(page, 'en', 4, 'Zeta “modernisation” zeta Zetas');
  await write(page, 'ru', 4, 'zeta ёлка Ёлка елка');
  await page.keyboard.press('Control+f');
  const words = bar(page).getByRole('textbox', { name: 'Find in all languages shown' });
  await expect(words).toBeFocused();
  await words.fill('zeta');
  await expect(places(page, 'en')).toHaveCount(3);
  await expect(places(page, 'ru')).toHaveCount(1);
  await expect(bar(page).getByRole('status')).toHaveText('1 of 4');
  await words.press('Shift+Enter');
  await expect(bar(page).getByRole('status')).toHaveText('4 of 4');
  await expect(textIn(page, 'ru').locator('.found-current')).toHaveCount(1);
  await words.press('Enter');
  await expect(bar(page).getByRole('status')).toHaveText('1 of 4');
  await expect(textIn(page, 'en').locator('.found-current')).toBeInViewport();
  await bar(page).getByRole('button', { name: 'Match case' }).click();
  await expect(bar(page).getByRole('status')).toContainText('of 2');
  await bar(page).getByRole('button', { name: 'Whole words only' }).click();
  await expect(places(page, 'en')).toHaveCount(1);
  await bar(page).getByRole('button', { name: 'Match case' }).click();
  await words.fill('елка');
  await expect(places(page, 'ru')).toHaveCount(3);
  await words.fill('"modernization"');
  await expect(places(page, 'en')).toHaveCount(1);
  expect(await graveFindings(page, { within: '[data-find-bar]' })).toEqual([]);
  await words.press('Enter');
  await words.press('Escape');
  await expect(bar(page)).toBeHidden();
  await expect(page.locator('.found')).toHaveCount(0);
  await page.keyboard.insertText('renewal');
  await expect(clause(page, 'en', 4)).toContainText('Zeta renewal zeta');
});

test('replaces one and all, keeps the marks around, and follows what the other Side writes meanwhile', async ({
  enter,
}) => {
  const page = await enter('in-cochair');
  const other = await enter('ru-secretary');
  await Promise.all([open(page), open(other)]);
  await write(page, 'en', 7, 'omega omega omega');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+f');
  const words = bar(page).getByRole('textbox', { name: 'Find in all languages shown' });
  await words.fill('omega');
  await expect(bar(page).getByRole('status')).toHaveText('1 of 3');
  await write(other, 'ru', 6, 'omega');
  await expect(bar(page).getByRole('status')).toHaveText('2 of 4');
  const replacement = bar(page).getByRole('textbox', { name: 'Replace with' });
  await replacement.fill('omicron');
  await replacement.press('Enter');
  await replacement.press('Enter');
  await expect(clause(other, 'en', 7)).toContainText('omicron omega omega');
  await bar(page).getByRole('button', { name: 'Replace all' }).click();
  await expect(bar(page).getByRole('status')).toHaveText('3 replaced');
  await expect(clause(other, 'en', 7)).toContainText('omicron omicron omicron');
  await expect(clause(other, 'ru', 6)).toContainText('omicron');
});

test('Mod+F by the place of the key opens it, and pressed again it is left to the browser; a reader cannot replace', async ({
  enter,
}) => {
  const page = await enter('in-railway');
  await open(page, '/documents/minutes-11-mining?lang=en');
  const isTaken = () =>
    page.evaluate(() => {
      const event = new KeyboardEvent('keydown', {
        key: 'а',
        code: 'KeyF',
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
      });
      return !(document.activeElement ?? document.body).dispatchEvent(event);
    });
  expect(await isTaken()).toBe(true);
  await expect(bar(page).getByRole('textbox')).toHaveCount(1);
  await expect(bar(page).getByRole('textbox')).toBeFocused();
  expect(await isTaken()).toBe(false);
});
