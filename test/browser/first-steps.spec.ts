import { expect } from '@playwright/test';
import { clause, test, textIn } from './journey.ts';

test.use({ serviceWorkers: 'allow' });

test('a person is chosen, both Sides in equal columns, and lands where the address led', async ({
  visit,
}) => {
  const page = await visit();
  await page.goto('/documents/protocol-11?lang=en');
  await expect(page).toHaveURL(/\/login\?to=/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Take your place at the table');
  // The heading stands before the people have come.
  await expect(page.locator('[data-member="ru-secretary"]')).toBeVisible();

  const columns = await page
    .locator('section')
    .evaluateAll((sections) => sections.slice(0, 2).map((section) => section.getBoundingClientRect()));
  expect(columns).toHaveLength(2);
  expect(columns[0]?.width).toBe(columns[1]?.width);
  expect(columns[0]?.top).toBe(columns[1]?.top);

  await page.locator('[data-member="ru-secretary"]').press('Enter');
  await expect(page).toHaveURL(/\/documents\/protocol-11\?lang=en$/);
  await expect(textIn(page, 'en')).toContainText('of the Eleventh Session');
});

test('the current session lists its documents with what I may do', async ({ enter }) => {
  const page = await enter('in-mining');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('11th session');
  await expect(page.getByText('Demonstration data')).toBeVisible();
  await expect(page.getByRole('link', { name: /Sub-Group on Mining/ })).toContainText('You may edit');
  await expect(page.getByRole('link', { name: /Sub-Group on Fertilizers/ })).toContainText('You may comment');

  await page.getByRole('link', { name: /Protocol of the/ }).click();
  await expect(page.getByText('You are reading.')).toBeVisible();
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'false');
});

test('what is typed is saved only when the server says so, and is there after a reload', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await page.goto('/documents/protocol-11?lang=en');
  const first = clause(page, 'en', 1).locator('p').first();
  await first.click();
  await page.keyboard.press('Control+End');
  await first.click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Jointly, ');
  await expect(first).toContainText('Jointly, ');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await page.reload();
  await expect(clause(page, 'en', 1)).toContainText('Jointly, ');
});

test('two people see each other write in two languages, and undo takes back only my own, in its language', async ({
  enter,
}) => {
  const indian = await enter('in-secretary');
  const russian = await enter('ru-secretary', { locale: 'ru-RU' });
  await indian.goto('/documents/minutes-11-mining');
  await russian.goto('/documents/minutes-11-mining');
  await expect(textIn(indian, 'en')).toBeVisible();
  await expect(textIn(russian, 'ru')).toBeVisible();

  const english = textIn(indian, 'en').locator('[data-part="passage"] p').nth(2);
  const rus = textIn(russian, 'ru').locator('[data-part="passage"] p').nth(2);
  await english.click();
  await rus.click();
  await Promise.all([indian.keyboard.type('Indian words. '), russian.keyboard.type('Русские слова. ')]);
  await expect(textIn(russian, 'en')).toContainText('Indian words.');
  await expect(textIn(indian, 'ru')).toContainText('Русские слова.');

  await expect(textIn(indian, 'ru').locator('.caret-name')).toHaveText('Elena Sokolova RUS');
  await expect(textIn(indian, 'en').locator('.caret-name')).toHaveCount(0);

  await indian.keyboard.press('Control+z');
  await expect(textIn(indian, 'en')).not.toContainText('Indian words.');
  await expect(textIn(russian, 'en')).not.toContainText('Indian words.');
  await expect(textIn(indian, 'ru')).toContainText('Русские слова.');
});

test('shortcuts go by the place of the key where the layout has no Latin letters', async ({ enter }) => {
  const page = await enter('ru-secretary', { locale: 'ru-RU' });
  await page.goto('/documents/agenda-11?lang=ru');
  const words = textIn(page, 'ru').locator('p').first();
  await words.click({ clickCount: 3 });
  const before = await words.locator('strong').count();
  // The key that is B on a Latin keyboard says и on a Russian one.
  await textIn(page, 'ru').dispatchEvent('keydown', {
    key: 'и',
    code: 'KeyB',
    ctrlKey: true,
    bubbles: true,
    cancelable: true,
  });
  await expect(words.locator('strong')).toHaveCount(before === 0 ? 1 : 0);
});

test('the interface changes to Hindi and keeps it', async ({ enter }) => {
  const page = await enter('in-cochair');
  await page.goto('/');
  await page.getByRole('banner').getByRole('button', { name: /^IND/ }).click();
  await page.getByRole('menuitemradio', { name: 'हिन्दी' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('11वाँ सत्र');
  await expect(page.locator('html')).toHaveAttribute('lang', 'hi');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('11वाँ सत्र');
});

test('leaving ends the login and leads back to the choice', async ({ enter }) => {
  const page = await enter('in-observer');
  await page.goto('/');
  await page.getByRole('banner').getByRole('button', { name: /^IND/ }).click();
  await page.getByRole('menuitem', { name: 'Leave the room' }).click();
  await expect(page).toHaveURL(/\/login$/);
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
});
