// The register of actions: looked at in four ways, filtered, ordered, kept as a view, edited together, and live.
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { graveFindings } from './grave-findings.ts';
import { test } from './journey.ts';

test.use({ scenario: 'follow-up', ownText: 'register' });

const row = (page: Page, action: string): Locator => page.locator(`[data-action="${action}"]`);
const rows = (page: Page): Locator => page.locator('[data-action]');
const cell = (page: Page, action: string, column: string): Locator =>
  row(page, action).locator(`[data-column="${column}"]`);

async function open(page: Page, search = ''): Promise<void> {
  await page.goto(`/actions${search}`);
  await rows(page).first().waitFor();
}

const numbers = (page: Page): Promise<string[]> => page.locator('[data-column="number"]').allTextContents();

test('filters, order and grouping stand in the address, and the way back undoes them', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page);
  await expect(page.getByText('23 actions')).toBeVisible();
  await page.getByRole('button', { name: 'Deadline' }).click();
  await page.getByRole('checkbox', { name: 'Overdue 3' }).check();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/due=overdue/);
  await expect(page.getByTestId('shown')).toHaveText('3 of 23 shown');
  expect(await numbers(page)).toEqual(['C-03', 'C-13', 'C-06']);
  await page.getByRole('button', { name: 'Last day' }).click();
  await expect(page.getByRole('columnheader', { name: 'Last day' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  expect(await numbers(page)).toEqual(['C-06', 'C-13', 'C-03']);
  await page.goBack();
  await expect.poll(() => numbers(page)).toEqual(['C-03', 'C-13', 'C-06']);
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('side');
  // A joint action stands under both Sides.
  await expect(page.locator('tbody tr')).toHaveCount(7);
  await page.getByRole('button', { name: 'Fold India' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(4);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('searchbox', { name: 'Search in actions' }).fill('wind tunnel');
  await expect(page.getByTestId('shown')).toHaveText('1 of 23 shown');
  await page.getByRole('searchbox').fill('nothing like it');
  await expect(page.getByText('None of 23 actions passes these filters.')).toBeVisible();
});

test('a saved view is kept by the server for its member alone', async ({ enter }) => {
  const page = await enter('ru-secretary');
  await open(page, '?status=open,in-progress&sort=-number');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Initiative' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Initiative' })).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByLabel('Name of this view').fill('=Running');
  await page.getByRole('button', { name: 'Save this view' }).click();
  const kept = page.getByRole('link', { name: '=Running' });
  await expect(kept).toBeVisible();
  const again = await enter('ru-secretary');
  await open(again);
  await again.getByRole('button', { name: 'Views' }).click();
  await again.getByRole('link', { name: '=Running' }).click();
  await expect(again).toHaveURL(/status=open%2Cin-progress|status=open,in-progress/);
  await expect(again.getByRole('columnheader', { name: 'Initiative' })).toBeVisible();
  const other = await enter('in-secretary');
  await open(other);
  await other.getByRole('button', { name: 'Views' }).click();
  await expect(other.getByText('You have saved no view yet.')).toBeVisible();
  await again.getByRole('button', { name: 'Remove the view “=Running”' }).click();
  await expect(again.getByRole('link', { name: '=Running' })).toHaveCount(0);
});

test('what one secretary does stands on the other screen within a second', async ({ enter }) => {
  const [india, russia] = [await enter('in-secretary'), await enter('ru-secretary')];
  await open(russia, '?view=board');
  await open(india);
  await expect(row(russia, 'c-14')).toBeVisible();
  await india.getByRole('checkbox', { name: 'Choose C-14' }).check();
  await india.getByRole('button', { name: 'Edit together' }).click();
  await india.getByLabel('Words of the report').fill('The body is being named.');
  const answered = india.waitForResponse((answer) => answer.url().endsWith('/bulk-moves'));
  await india.getByRole('button', { name: 'Do it' }).click();
  await answered;
  await expect(russia.locator('[data-status="in-progress"] [data-action="c-14"]')).toBeVisible({
    timeout: 1000,
  });
  await expect(india.getByTestId('bulk-done')).toHaveText('1 action is done.');
});

test('a bulk edit says what was done and what was refused, and why', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page);
  for (const label of ['C-09', 'C-05', 'C-03']) {
    await page.getByRole('checkbox', { name: `Choose ${label}` }).check();
  }
  await expect(page.getByText('3 actions chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Edit together' }).click();
  const dialog = page.getByRole('dialog');
  expect(await graveFindings(page)).toEqual([]);
  await dialog.getByLabel('What is to be done').selectOption({ label: 'Accept the report' });
  await dialog.getByRole('button', { name: 'Do it' }).click();
  await expect(dialog.getByTestId('bulk-done')).toHaveText('1 action is done.');
  const refused = dialog.getByTestId('bulk-refused');
  await expect(refused.getByRole('listitem')).toHaveCount(2);
  await expect(refused).toContainText('That report is not waiting for an answer');
  await dialog.getByRole('button', { name: 'Close' }).click();
  // Accepted by one Side: the other part still waits for the other Side.
  await expect(cell(page, 'c-09', 'status')).toContainText('RUS Implemented and closed');
});

test('a card goes only where a move leads; what needs words asks for them', async ({ enter }) => {
  const page = await enter('ru-secretary');
  await open(page, '?view=board');
  await page.getByRole('button', { name: 'Move C-10' }).press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Implemented and closed' })).toHaveCount(0);
  await expect(page.getByRole('menuitem', { name: 'Reported as implemented: on its page' })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Partially implemented' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Reported status')).toHaveValue('partially-done');
  await dialog.getByLabel('Words of the report').fill('The first part is sent.');
  await dialog.getByRole('button', { name: 'Do it' }).press('Enter');
  // A key reaches a button also while it may not be pressed yet.
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('[data-status="partially-done"] [data-action="c-10"]')).toBeVisible();
  // The Indian Side has reported C-05: dragged to "closed", the report is accepted.
  await row(page, 'c-05').dragTo(page.locator('section[data-status="closed"]'));
  await expect(page.getByTestId('card-told')).toHaveText('C-05 now stands at “Implemented and closed”.');
  await expect(page.locator('[data-status="closed"] [data-action="c-05"]')).toBeVisible();
});

test('the file holds what is shown, in its order, and no formula', async ({ enter }) => {
  const page = await enter('ru-secretary', { locale: 'ru-RU' });
  await open(page, '?due=overdue&sort=number&columns=finished,status');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать в CSV' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  const lines = file.replace('\uFEFF', '').split('\r\n');
  expect(lines[0]?.split(',')).toHaveLength(4);
  expect(lines[0]).toMatch(/^"№","[^"]+","Статус","[^"]+"$/);
  expect(lines.slice(1, 4).map((line) => line.slice(0, 6))).toEqual(['"C-03"', '"C-06"', '"C-13"']);
  expect(lines[4]).toContain('Демонстрационные данные');
  expect(file).not.toMatch(/"[=+@-]/);
});

test('paper gets every row that is shown, and none of the tools', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page, '?group=status');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const sheet = page.getByTestId('printed-register');
  await expect(sheet).toBeVisible();
  await expect(sheet.locator('tbody tr:has(td)')).toHaveCount(23);
  await expect(sheet).toContainText('Demonstration data');
  await expect(page.getByRole('searchbox')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);
});

test('a number of the matrix opens exactly its actions, by keyboard', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/actions?view=matrix');
  const cell = page.getByRole('link', { name: /^No sector, Implemented and closed: \d+ of \d+$/ });
  const count = Number(await cell.textContent());
  expect(count).toBeGreaterThan(1);
  await cell.press('Enter');
  await expect(page).toHaveURL(/sector=-/);
  await expect(rows(page)).toHaveCount(count);
});

test('the table by keyboard alone: the arrows lead through the rows, Enter opens', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page);
  await page.locator('tbody a').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const third = page.locator('tbody tr').nth(2);
  await expect(third.locator('a')).toBeFocused();
  const action = await third.getAttribute('data-action');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/actions/${action}$`));
});

// Every language and both appearances, wide and on a phone; axe looks at one width of each: roles are the same in all.
for (const [locale, theme, seenAt] of [
  ['en-GB', 'light', 1440],
  ['ru-RU', 'dark', 390],
  ['hi-IN', 'light', 390],
] as const) {
  test(`every layout fits wide and on a phone (${locale}, ${theme}; axe looks at ${seenAt})`, async ({
    enter,
  }) => {
    const page = await enter('ru-secretary', { locale, colorScheme: theme });
    for (const layout of ['table', 'board', 'timeline', 'matrix']) {
      await page.goto(`/actions?view=${layout}`);
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 844 });
        await page.locator('[data-action], table').first().waitFor();
        // However it is looked at, one stands in the register.
        await expect(page.getByRole('banner').locator('a[aria-current="page"]')).toHaveCount(1);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${layout} at ${width}`).toBe(0);
        const findings = width === seenAt ? await graveFindings(page) : [];
        expect(findings, `${layout} at ${width}`).toEqual([]);
      }
    }
  });
}

test('without a network the register stays, says so, and catches up afterwards', async ({ enter }) => {
  const [india, russia] = [await enter('in-secretary'), await enter('ru-secretary')];
  await open(russia);
  await russia.context().setOffline(true);
  await expect(russia.getByText('The server does not answer.')).toBeVisible();
  await expect(rows(russia).first()).toBeVisible();
  await open(india);
  await india.getByRole('checkbox', { name: 'Choose C-11' }).check();
  await india.getByRole('button', { name: 'Edit together' }).click();
  await india.getByLabel('Words of the report').fill('Begun.');
  await india.getByRole('button', { name: 'Do it' }).click();
  await expect(india.getByTestId('bulk-done')).toBeVisible();
  await russia.context().setOffline(false);
  await expect(cell(russia, 'c-11', 'status')).toContainText('In progress');
});

test('who belongs to no Side is told so, and who only reads chooses nothing', async ({ enter }) => {
  const reader = await enter('in-observer');
  await open(reader);
  await expect(reader.getByRole('checkbox', { name: /^Choose/ })).toHaveCount(0);
  await reader.goto('/actions?view=board');
  await expect(reader.getByRole('button', { name: /^Move/ })).toHaveCount(0);
  const administrator = await enter('admin');
  await administrator.goto('/actions');
  await expect(administrator.getByText('for members of the two Sides')).toBeVisible();
});
