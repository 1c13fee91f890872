import { expect, type Page } from '@playwright/test';
import { clause, test, textIn } from './journey.ts';

async function open(page: Page): Promise<void> {
  await page.goto('/documents/protocol-11?lang=both');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

async function caretInto(page: Page, number: number): Promise<void> {
  await clause(page, 'en', number).locator('p').first().click();
  await page.keyboard.press('End');
}

test('a secretary adds, writes, moves and takes back a clause by keyboard, in both languages', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  await caretInto(page, 2);
  const third = await clause(page, 'ru', 3).innerText();
  await page.keyboard.press('Control+Enter');
  await expect(clause(page, 'ru', 4)).toHaveText(third);
  await expect(clause(page, 'en', 3)).toHaveText('');
  await expect(page.getByRole('status').filter({ hasText: 'New clause added' })).toBeVisible();
  await page.keyboard.type('Words of a new clause.');
  await expect(clause(page, 'en', 3)).toHaveText('Words of a new clause.');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(clause(page, 'en', 4)).toHaveText('Words of a new clause.');
  await expect(clause(page, 'ru', 3)).toHaveText(third);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(clause(page, 'en', 3)).toHaveText('Words of a new clause.');
});

test('the menu at the handle deletes a part for both Sides, and the undo brings its words back', async ({
  enter,
}) => {
  const page = await enter('ru-secretary');
  const other = await enter('in-cochair');
  await open(page);
  await open(other);
  await expect(other.locator('.part-handle')).toHaveCount(0);
  const words = await clause(page, 'ru', 5).innerText();
  await clause(page, 'ru', 5).hover();
  await page.locator('[data-language="ru"] .part-handle').click();
  await page.getByRole('menuitem', { name: 'Delete in all languages' }).click();
  await expect(textIn(other, 'ru')).not.toContainText(words);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(clause(other, 'ru', 5)).toHaveText(words);
});
