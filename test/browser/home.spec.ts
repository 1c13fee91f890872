// Home: the session, the documents with the life in them, beginning, renaming and archiving.
import { expect, type Page } from '@playwright/test';
import { graveFindings } from './grave-findings.ts';
import { test, textIn } from './journey.ts';
import { catalogues } from './screen-steps.ts';

const row = (page: Page, document: string) => page.locator(`[data-document="${document}"]`);

test('the minutes of a sub-group are two presses away', async ({ enter }) => {
  const page = await enter('ru-mining', { locale: 'ru-RU' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Начать протокол заседания' }).click();
  await page.getByRole('button', { name: 'Создать и открыть' }).click();
  await expect(page).toHaveURL(/\/documents\/minutes-11-[0-9a-f]{8}/);
  await expect(textIn(page, 'ru')).toContainText('Рассмотренные вопросы');
  await expect(textIn(page, 'en')).toContainText('Matters considered');
  await expect(textIn(page, 'ru')).toHaveAttribute('contenteditable', 'true');
});

test('the co-chairs stand in equal columns, the own Side first', async ({ enter }) => {
  for (const [member, first] of [
    ['in-observer', 'IND'],
    ['ru-observer', 'RUS'],
  ] as const) {
    const page = await enter(member);
    await page.goto('/');
    const chairs = page.locator('dl > div');
    await expect(chairs).toHaveCount(2);
    await expect(chairs.first()).toContainText(first);
    const [left, right] = await chairs.evaluateAll((each) =>
      each.map((element) => element.getBoundingClientRect().width),
    );
    expect(left).toBe(right);
    await expect(page.getByRole('button', { name: 'New document' })).toHaveCount(0);
    await page.context().close();
  }
});

test('who is in a document is shown while they are, and what they changed until I look', async ({
  enter,
}) => {
  const home = await enter('in-railway');
  await home.goto('/');
  const protocol = row(home, 'minutes-11-railway-transport');
  await expect(home.getByRole('heading', { level: 2 }).first()).toHaveText('Your sub-group');

  const writer = await enter('ru-railway');
  await writer.goto('/documents/minutes-11-railway-transport?lang=ru');
  await expect(protocol.locator('[data-sign="here"]')).toContainText('RUS Mikhail Orlov');
  await textIn(writer, 'ru').locator('p').nth(2).click();
  await writer.keyboard.type('Новое. ');
  await expect(writer.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await expect(protocol.locator('[data-sign="changes"]')).toContainText('Mikhail Orlov 1 change');
  await writer.context().close();
  await expect(protocol.locator('[data-sign="here"]')).toHaveCount(0);

  await protocol.getByRole('link').click();
  await expect(textIn(home, 'ru')).toContainText('Новое.');
  await home.getByRole('link', { name: 'To the documents' }).click();
  await expect(protocol).toBeVisible();
  await expect(protocol.locator('[data-sign="changes"]')).toHaveCount(0);
});

test('a secretary begins, renames, archives and brings back, by keyboard alone', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/');
  await page.getByRole('button', { name: 'New document' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New document' });
  await expect(dialog).toBeVisible();
  expect(await graveFindings(page)).toEqual([]);
  // The session has its Protocol and its agenda: they are not offered again.
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  await dialog.getByRole('radio', { name: 'Note', exact: true }).press('Space');
  await dialog.getByLabel('English').fill('Seating');
  await dialog.getByLabel('English').press('Enter');
  await expect(page).toHaveURL(/\/documents\/note-11-/);
  await page.getByRole('link', { name: 'To the documents' }).press('Enter');

  const note = page.locator('[data-document^="note-11-"]');
  const more = note.getByRole('button', { name: /^More for/ });
  await more.press('Enter');
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter');
  const rename = page.getByRole('dialog', { name: 'Rename the document' });
  await rename.getByLabel('English').fill('Seating plan');
  expect(await graveFindings(page)).toEqual([]);
  await rename.getByLabel('English').press('Enter');
  await expect(note).toContainText('Seating plan');
  await expect(rename).toHaveCount(0);

  await more.press('Enter');
  await page.getByRole('menuitem', { name: 'Archive' }).press('Enter');
  await expect(page.getByText('“Seating plan” is archived')).toBeVisible();
  await page.getByText('1 archived document').press('Enter');
  await expect(note).toContainText('You may read');
  expect(await graveFindings(page)).toEqual([]);
  await more.press('Enter');
  await page.getByRole('menuitem', { name: 'Bring back' }).press('Enter');
  await expect(page.getByText('1 archived document')).toHaveCount(0);
  await expect(note).toContainText('You may edit');
});

test('Escape leaves the dialog, and the focus is where it was', async ({ enter }) => {
  const page = await enter('ru-cochair');
  await page.goto('/');
  const button = page.getByRole('button', { name: 'New document' });
  await button.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button).toBeFocused();
});

/** Milliseconds: a change of rights reaches an open text in 2 s, and the page some time after. */
const SOON = 5000;

test('whoever writes in a document that is archived meanwhile can only read on', async ({ enter }) => {
  const writer = await enter('ru-fertilizers');
  await writer.goto('/documents/minutes-11-fertilizers?lang=ru');
  await expect(textIn(writer, 'ru')).toHaveAttribute('contenteditable', 'true');
  const other = await enter('in-fertilizers');
  await other.goto('/');
  await row(other, 'minutes-11-fertilizers').getByRole('button').click();
  await other.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(textIn(writer, 'ru')).toHaveAttribute('contenteditable', 'false', { timeout: SOON });
  await expect(writer.getByText(catalogues.en.access.readOnlyArchived)).toBeVisible();
  await other.getByRole('button', { name: 'Bring back' }).click();
  await expect(textIn(writer, 'ru')).toHaveAttribute('contenteditable', 'true', { timeout: SOON });
});

test('the dialogs fit a phone in every language', async ({ enter }) => {
  for (const locale of ['en-GB', 'ru-RU', 'hi-IN']) {
    const page = await enter('ru-secretary', { locale, viewport: { width: 390, height: 844 } });
    await page.goto('/');
    await page.getByRole('main').getByRole('button').first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    const { surplus, right } = await dialog.evaluate((element) => ({
      surplus: element.scrollWidth - element.clientWidth,
      right: element.getBoundingClientRect().right,
    }));
    expect({ locale, surplus }).toEqual({ locale, surplus: 0 });
    expect(right).toBeLessThanOrEqual(390);
    await page.context().close();
  }
});
