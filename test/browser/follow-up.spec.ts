// From the sentence that promises to the next session's draft, between two Sides in two browsers.
import { expect, type Page } from '@playwright/test';
import { test, textIn } from './journey.ts';
import { catalogues } from './screen-steps.ts';

test.use({ scenario: 'follow-up', ownText: 'follow-up', serviceWorkers: 'allow' });

const PROMISE =
  'The Sides agreed to exchange lists of testing laboratories. Responsible: Ministry of Mines (Indian Side); ' +
  'Minpromtorg of Russia (Russian Side). Deadline: not later than 31 March 2026.';

const status = (page: Page) => page.getByTestId('action-status');
const step = (page: Page, name: string) => page.locator(`[data-step="${name}"]`);
const form = (page: Page, name: string) => page.locator(`form[data-form="${name}"]`);

/** A member of one Side reports its part done, with a letter as evidence. */
async function report(page: Page, words: string, letter: string): Promise<void> {
  await step(page, 'report').click();
  const sheet = form(page, 'report');
  await sheet.getByText('Reported as implemented').click();
  await sheet.getByRole('textbox', { name: 'Report', exact: true }).fill(words);
  await sheet.getByLabel('Letter or note, number').fill(letter);
  await sheet.getByLabel('Date', { exact: true }).fill('2026-01-12');
  await sheet.getByRole('button', { name: 'Add the letter' }).click();
  await sheet.locator('[type="submit"]').click();
  await expect(page.getByTestId('step-done')).toContainText('Recorded');
}

test('the next session is opened by name from any screen, by those who may', async ({ enter }) => {
  const search = async (page: Page) => {
    await page.goto('/sectors');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  };
  const page = await enter('in-cochair');
  await search(page);
  await page.getByRole('dialog').getByRole('combobox').fill('следующее заседание');
  await expect(page.getByRole('option', { selected: true })).toContainText('Open the next session');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Open the 12th session' });
  await expect(sheet).toBeVisible();
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
  const reader = await enter('in-observer');
  await search(reader);
  await expect(reader.getByRole('option', { name: 'Indicators' })).toBeVisible();
  await expect(reader.getByRole('option', { name: 'Open the next session' })).toHaveCount(0);
});

test('an action is born in the minutes, reported, returned, accepted, counted, and stands in the next draft', async ({
  enter,
}) => {
  test.setTimeout(180_000);
  const india = await enter('in-secretary');
  const russia = await enter('ru-secretary');

  // Minutes of a Sub-Group of the session to come, live for both.
  await india.goto('/');
  await india.getByRole('button', { name: 'New document' }).click();
  await india.getByRole('dialog').getByRole('button', { name: catalogues.en.home.create }).click();
  await expect(india).toHaveURL(/\/documents\/minutes-12/);
  await india.goto(`${new URL(india.url()).pathname}?lang=both`);
  await expect(india.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await russia.goto(`${new URL(india.url()).pathname}?lang=both`);
  await textIn(india, 'en').locator('[data-part="passage"] p').nth(5).click({ clickCount: 3 });
  await india.keyboard.type(PROMISE);
  await expect(textIn(russia, 'en')).toContainText(PROMISE);

  // Recognised, and registered from the offer.
  await india.getByTestId('actions-button').click();
  const offer = india.locator('#text-actions [data-offer]').filter({ hasText: 'testing laboratories' });
  await offer.getByRole('button', { name: catalogues.en.textActions.make }).click();
  const sheet = india.getByTestId('action-form');
  await expect(sheet.getByLabel(catalogues.en.actionForm.day)).toHaveValue('2026-03-31');
  await sheet.getByRole('button', { name: catalogues.en.actionForm.register }).click();
  const chip = textIn(russia, 'en').locator('a.chip[data-chip="actionRef"]');
  await expect(chip).toContainText('D12-01');
  // Before the screen is told of a new action its chip leads nowhere.
  await expect(chip).toHaveAttribute('href', '/actions/d12-01');

  // One Side reports, the other returns, the first reports again, the other accepts.
  await chip.click();
  await expect(russia).toHaveURL(/\/actions\/d12-01$/);
  await india.goto('/actions/d12-01');
  await report(russia, 'The list has been sent.', '14-1/2026');
  await step(india, 'return').click();
  await form(india, 'return').getByRole('textbox', { name: 'Reason' }).fill('Two pages are missing.');
  await form(india, 'return').locator('[type="submit"]').click();
  await expect(russia.getByTestId('history')).toContainText('Two pages are missing.');
  await report(russia, 'Complete now.', '14-2/2026');
  await step(india, 'accept').click();
  await form(india, 'accept').locator('[type="submit"]').click();
  await expect(russia.getByTestId('history')).toContainText('Report accepted');
  // Both Sides are bound: one part is closed, the action is not.
  await expect(status(russia)).not.toHaveText('Implemented and closed');

  // Counted in the charts, by parts.
  await russia.goto('/actions/charts');
  await expect(russia.locator('main')).toContainText('Parts closed: 15 of 39; actions: 24.');

  // A decision of the last session, reported on the eve.
  await russia.goto('/actions/c-10');
  await report(russia, 'The note has been sent.', '14-3/2026');

  // The next session: its draft reviews what is unfinished, in both languages, with number and age.
  await india.goto('/');
  await india.getByRole('button', { name: 'Open the 12th session' }).click();
  const dialog = india.getByRole('dialog');
  await dialog.getByLabel(catalogues.en.sessionPage.openDay).fill('2026-03-10');
  await dialog.getByRole('button', { name: catalogues.en.sessionPage.openNow, exact: true }).click();
  await expect(india).toHaveURL(/\/documents\/protocol-12/);
  await india.goto(`${new URL(india.url()).pathname}?lang=both`);
  const draft = textIn(india, 'en');
  const reviewed = draft.getByRole('row').filter({ hasText: 'C-10' }).first();
  await expect(reviewed).toContainText('Reported as implemented1 session');
  await expect(textIn(india, 'ru').getByRole('row').filter({ hasText: 'C-10' }).first()).toContainText(
    '1 заседания',
  );
  // What this session itself decides is not carried into it.
  await expect(draft).not.toContainText('D12-01');
  await expect(draft).not.toContainText('D10-01');
  const answer = await india.request.get('/api/actions');
  const register: { rows: { id: string; isUnfinished: boolean; carriedInto: string[] }[] } =
    await answer.json();
  const unfinished = register.rows.filter((row) => row.isUnfinished && row.id !== 'd12-01');
  expect(unfinished.length).toBeGreaterThan(10);
  for (const { id, carriedInto } of unfinished) {
    expect(
      carriedInto.filter((session) => session === 'session-12'),
      id,
    ).toHaveLength(1);
  }

  // Asked again by the other Side, it is the same draft; and the last session's texts stay at hand.
  await russia.goto('/');
  await expect(russia.getByRole('button', { name: 'Open the 12th session' })).toHaveCount(0);
  await expect(russia.getByRole('heading', { name: 'Last session, 11' })).toBeVisible();
});

test('who has no right to open a session is not offered it, and the server refuses', async ({
  enter,
  server,
}) => {
  const observer = await enter('in-observer');
  await observer.goto('/');
  await expect(observer.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(observer.getByRole('button', { name: /Open the/ })).toHaveCount(0);
  const answer = await observer.request.post('/api/sessions/12/open', {
    data: { startsOn: null },
    headers: { origin: server.url },
  });
  expect(answer.status()).toBe(403);
});
