// One action between two Sides, and the review of many: by forms, live, by keyboard alone, over interruptions.
import { expect, type Page } from '@playwright/test';
import { graveFindings } from './grave-findings.ts';
import { test } from './journey.ts';

test.use({ scenario: 'follow-up', ownText: 'action-desk' });

const step = (page: Page, name: string) => page.locator(`[data-step="${name}"]`);
const form = (page: Page, name: string) => page.locator(`form[data-form="${name}"]`);
const send = (page: Page) => page.locator('form[data-form] [type="submit"]');
const status = (page: Page) => page.getByTestId('action-status');
const facts = (page: Page) => page.getByTestId('history').locator('[data-fact]');

test('reported with evidence by one Side, returned by the other, reported again, accepted: both see it live', async ({
  enter,
}) => {
  const russia = await enter('ru-secretary');
  const india = await enter('in-secretary');
  await russia.goto('/actions/c-10');
  await india.goto('/actions/c-10');
  await expect(status(india)).toHaveText('In progress');
  await expect(step(india, 'report')).toHaveCount(0);

  await step(russia, 'report').click();
  await form(russia, 'report').getByText('Reported as implemented').click();
  await form(russia, 'report')
    .getByRole('textbox', { name: 'Report', exact: true })
    .fill('The list has been handed over.');
  await expect(russia.locator('[data-lack="evidence"]')).toBeVisible();
  await expect(send(russia)).toBeDisabled();
  await form(russia, 'report').getByLabel('Letter or note, number').fill('12-4/2026');
  await form(russia, 'report').getByLabel('Date', { exact: true }).fill('2026-01-09');
  await form(russia, 'report').getByRole('button', { name: 'Add the letter' }).click();
  await form(russia, 'report')
    .locator('input[type="file"]')
    .setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('The list.') });
  await expect(form(russia, 'report').locator('[data-evidence="file"]')).toContainText('SHA-256');
  await form(russia, 'report')
    .getByLabel('Address of a clause')
    .fill('http://localhost/documents/protocol-11?lang=en#c-cl-07');
  await form(russia, 'report').getByRole('button', { name: 'Add the clause' }).click();
  expect(await graveFindings(russia)).toEqual([]);
  await send(russia).click();
  await expect(russia.getByTestId('step-done')).toContainText('Recorded');

  await expect(status(india)).toHaveText('Reported as implemented');
  await expect(facts(india).first()).toContainText('The list has been handed over.');
  await expect(facts(india).first()).toContainText('No. 12-4/2026 of 9 January 2026');
  const download = india.waitForEvent('download');
  await facts(india).first().getByRole('link', { name: 'list.txt' }).click();
  expect((await download).suggestedFilename()).toBe('list.txt');

  await step(india, 'return').click();
  await expect(form(india, 'return')).toContainText('The list has been handed over.');
  await form(india, 'return').getByRole('textbox', { name: 'Reason' }).fill('The annex is missing.');
  await send(india).click();
  await expect(status(russia)).toHaveText('In progress');
  await expect(facts(russia).first()).toContainText('The annex is missing.');

  await step(russia, 'report').click();
  await form(russia, 'report').getByText('Reported as implemented').click();
  await form(russia, 'report').getByRole('textbox', { name: 'Report', exact: true }).fill('With its annex.');
  await form(russia, 'report').getByLabel('Letter or note, number').fill('12-5/2026');
  await form(russia, 'report').getByLabel('Date', { exact: true }).fill('2026-01-12');
  await form(russia, 'report').getByRole('button', { name: 'Add the letter' }).click();
  await send(russia).click();
  await expect(status(india)).toHaveText('Reported as implemented');
  await step(india, 'accept').click();
  await expect(form(india, 'accept')).toContainText('With its annex.');
  await send(india).click();
  for (const page of [india, russia]) {
    await expect(status(page)).toHaveText('Implemented and closed');
    await expect(facts(page).first()).toContainText('Report accepted');
    await expect(page.getByTestId('history').locator('[data-fact="ReportReturned"]')).toHaveCount(1);
    await expect(step(page, 'reopen')).toBeVisible();
    await expect(step(page, 'report')).toHaveCount(0);
  }
});

test('whoever has no part is offered nothing, and the server refuses all the same', async ({
  enter,
  server,
}) => {
  for (const member of ['in-observer', 'ru-mining']) {
    const page = await enter(member);
    await page.goto('/actions/c-13');
    await expect(status(page)).toBeVisible();
    await expect(page.locator('[data-step]')).toHaveCount(0);
    const answer = await page.request.post('/api/actions/c-13/moves', {
      data: { expectedRevision: 2, move: { move: 'note', words: 'x' } },
      headers: { origin: server.url },
    });
    expect(answer.status()).toBe(403);
    await page.goto('/actions/review');
    await expect(page.getByText('reviewed by the co-chairs and secretaries')).toBeVisible();
    await page.context().close();
  }
  // C-13 binds India alone: the Russian secretary may answer and propose, and not report.
  const russia = await enter('ru-secretary');
  await russia.goto('/actions/c-13');
  await expect(step(russia, 'extend')).toBeVisible();
  await expect(step(russia, 'report')).toHaveCount(0);
  const report = { move: 'report', status: 'in-progress', words: 'x', evidence: [] };
  const answer = await russia.request.post('/api/actions/c-13/moves', {
    data: { expectedRevision: 2, move: report },
    headers: { origin: server.url },
  });
  expect(answer.status()).toBe(403);
});

test('what was written meanwhile is shown before anything is sent, and the words stay', async ({ enter }) => {
  const india = await enter('in-secretary');
  // Without the line of changes: the server alone tells that the state has passed.
  await india.route('**/api/changes', (route) => route.abort());
  await india.goto('/actions/c-11');
  await step(india, 'note').click();
  await form(india, 'note').getByRole('textbox', { name: 'Note' }).fill('Mine.');
  const russia = await enter('ru-secretary');
  await russia.goto('/actions/c-11');
  await step(russia, 'note').click();
  await form(russia, 'note').getByRole('textbox', { name: 'Note' }).fill('Written first.');
  await russia.keyboard.press('Control+Enter');
  await expect(facts(russia).first()).toContainText('Written first.');

  await send(india).click();
  await expect(india.getByTestId('meanwhile')).toContainText('Written first.');
  await expect(send(india)).toBeDisabled();
  await expect(form(india, 'note').getByRole('textbox', { name: 'Note' })).toHaveValue('Mine.');
  expect(await graveFindings(india)).toEqual([]);
  await india.getByRole('button', { name: 'I have read it' }).click();
  await send(india).click();
  await expect(facts(india).first()).toContainText('Mine.');
  await expect(facts(india).nth(1)).toContainText('Written first.');
});

test('an extension is proposed with its weekday and days off in sight, and answered by the other Side', async ({
  enter,
}) => {
  const india = await enter('in-secretary');
  await india.goto('/actions/c-03');
  await step(india, 'extend').click();
  await form(india, 'extend').getByLabel('Last day, inclusive').fill('2026-03-08');
  await expect(form(india, 'extend')).toContainText('Sunday, 8 March 2026');
  await expect(form(india, 'extend').locator('[data-warning]')).toHaveCount(2);
  await form(india, 'extend').getByLabel('Last day, inclusive').fill('2026-03-12');
  await expect(form(india, 'extend').locator('[data-warning]')).toHaveCount(0);
  await form(india, 'extend').getByRole('textbox', { name: 'Reason' }).fill('The data come in March.');
  await send(india).click();
  await expect(step(india, 'withdraw-proposal')).toBeVisible();

  const russia = await enter('ru-secretary');
  await russia.goto('/');
  await expect(russia.locator('[data-reason="to-answer"]')).toContainText('C-05');
  await russia.goto('/actions/c-03');
  await expect(russia.getByLabel('Open proposal')).toContainText('12 March 2026');
  await step(russia, 'accept-proposal').click();
  await send(russia).click();
  for (const page of [india, russia]) {
    await expect(page.getByTestId('last-day')).toHaveText('Thursday, 12 March 2026');
    await expect(status(page)).toHaveText('Deadline extended');
  }
});

test('a review by keyboard alone: the other secretary in sight, interrupted by a reload, nothing lost', async ({
  enter,
}) => {
  const russia = await enter('ru-secretary');
  await russia.goto('/actions/review?ids=c-06,c-07,c-14&at=c-14');
  await expect(russia.locator('[data-action="c-14"]')).toBeVisible();

  const india = await enter('in-secretary');
  await india.goto('/actions/review?ids=c-06,c-07,c-14');
  await expect(india.locator('[data-action="c-06"]')).toBeVisible();
  await expect(india.getByTestId('review-progress')).toHaveText('1 of 3');
  await expect(india.getByTestId('review-people')).toContainText('is at C-14');
  await expect(russia.getByTestId('review-people')).toContainText('is at C-06');
  expect(await graveFindings(india)).toEqual([]);

  await india.keyboard.press('j');
  await expect(india.locator('[data-action="c-07"]')).toBeVisible();
  await expect(russia.getByTestId('review-people')).toContainText('is at C-07');
  await india.keyboard.press('r');
  await expect(form(india, 'report').getByRole('textbox', { name: 'Report', exact: true })).toBeFocused();
  await india.keyboard.type('Half of it is done, jk.');
  await india.reload();
  await expect(india.locator('[data-action="c-07"]')).toBeVisible();
  await expect(form(india, 'report').getByRole('textbox', { name: 'Report', exact: true })).toHaveValue(
    'Half of it is done, jk.',
  );
  await expect(form(india, 'report').getByRole('textbox', { name: 'Report', exact: true })).toBeFocused();
  await india.keyboard.press('Escape');
  await expect(form(india, 'report')).toHaveCount(0);
  await expect(step(india, 'report')).toContainText('begun');
  await india.keyboard.press('j');
  await expect(india.locator('[data-action="c-14"]')).toBeVisible();
  await expect(india.getByTestId('review-people')).toContainText('is here too');
  await india.keyboard.press('k');
  await india.keyboard.press('r');
  await expect(form(india, 'report').getByRole('textbox', { name: 'Report', exact: true })).toHaveValue(
    'Half of it is done, jk.',
  );
  await india.keyboard.press('Control+Enter');
  await expect(india.getByTestId('step-done')).toContainText('Recorded');
  await expect(facts(india).first()).toContainText('Half of it is done, jk.');

  // Without an address the review goes on where it stood.
  await india.goto('/actions/review');
  await expect(india.locator('[data-action="c-07"]')).toBeVisible();
  await expect(india.getByTestId('review-progress')).toHaveText('2 of 3');
  await india.keyboard.press('g');
  await expect(india.locator('[data-action="c-14"]')).toBeVisible();
  await russia.context().close();
  await expect(india.getByTestId('review-people')).toHaveText('');
});

test('the keys of the review go by their place: on a Cyrillic layout as well', async ({ enter }) => {
  const page = await enter('ru-secretary', { locale: 'ru-RU' });
  await page.goto('/actions/review?ids=c-06,c-14');
  await expect(page.locator('[data-action="c-06"]')).toBeVisible();
  const pressed = (code: string, key: string) =>
    page.evaluate(
      (init) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true })),
      { code, key },
    );
  await pressed('KeyJ', 'о');
  await expect(page.locator('[data-action="c-14"]')).toBeVisible();
  await pressed('KeyN', 'т');
  await expect(form(page, 'note')).toBeVisible();
});

test('Home tells what is due, leads into the review, and lets one choose the letters', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/');
  await expect(page.locator('[data-reason]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Letters about what is due' }).click();
  const dialog = page.getByRole('dialog', { name: 'Letters about what is due' });
  await dialog.getByLabel('At').fill('07:45');
  await expect(dialog.getByLabel('Language of the letter')).toHaveValue('');
  await dialog.getByLabel('Language of the letter').selectOption('hi');
  expect(await graveFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Letters about what is due' }).click();
  await expect(dialog.getByLabel('At')).toHaveValue('07:45');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /^Review th/ }).click();
  await expect(page.getByTestId('review-progress')).toContainText('1 of');
});

test('the server is told in which language a member reads, at the first screen and at every choice', async ({
  enter,
}) => {
  const page = await enter('ru-secretary');
  const known = () =>
    page.evaluate(async (): Promise<unknown> => {
      const me: unknown = await (await fetch('/api/me')).json();
      return typeof me === 'object' && me !== null && 'locale' in me ? me.locale : undefined;
    });
  await page.goto('/');
  await expect.poll(known).toBe('en');
  await page.getByRole('banner').getByRole('button', { name: /^RUS/ }).click();
  await page.getByRole('menuitemradio', { name: 'Русский' }).click();
  await expect.poll(known).toBe('ru');
});

test('words that were not sent are asked about before the room is left', async ({ enter }) => {
  const page = await enter('ru-secretary');
  await page.goto('/actions/c-14');
  await step(page, 'note').click();
  await form(page, 'note').getByRole('textbox', { name: 'Note' }).fill('Not sent.');
  await page.getByRole('banner').getByRole('button', { name: /^RUS/ }).click();
  await page.getByRole('menuitem', { name: 'Leave the room' }).click();
  await expect(page.getByRole('dialog')).toContainText('Some of your words have not reached the server');
  await page.getByRole('button', { name: 'Leave and remove' }).click();
  await expect(page).toHaveURL(/\/login/);
  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => /action-(draft|form)|review/.test(key)));
  await expect.poll(kept).toEqual([]);
});

test('what Home has no place for stands in the register, filtered alike', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/');
  const overdue = page.locator('[data-reason="overdue"]');
  const count = overdue.getByRole('heading').locator('span');
  const before = Number(await count.textContent());
  const statuses = await page.evaluate(async () => {
    const body = JSON.stringify({
      session: 'session-11',
      commitment: {
        kind: 'commitment',
        deliverable: { en: 'Transmit the list', ru: 'Передать перечень' },
        parts: [{ side: 'in', leadBody: null, coExecutors: [], deliverable: {} }],
        deadline: { kind: 'absolute', day: '2025-12-01' },
        dependsOn: null,
      },
      filing: { initiative: null, subGroup: 'mining', sector: null },
      clause: null,
    });
    const headers = { 'content-type': 'application/json' };
    const add = async () => (await fetch('/api/actions', { method: 'POST', headers, body })).status;
    return [await add(), await add(), await add(), await add(), await add()];
  });
  expect(statuses).toEqual([201, 201, 201, 201, 201]);
  const more = overdue.getByRole('link', { name: /^and \d+ more/ });
  await expect(more).toBeVisible();
  await expect(count).toHaveText(String(before + 5));
  await more.click();
  await expect(page).toHaveURL(/\/actions\?waits=overdue/);
  await expect(page.getByTestId('shown')).toHaveText(new RegExp(`^${before + 5} of `));
  await expect(page.getByRole('button', { name: /^Waits for us/ })).toContainText('Overdue');
});
