import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { graveFindings } from './grave-findings.ts';
import { clause, test, textIn } from './journey.ts';
import { catalogues } from './screen-steps.ts';

// New clauses and other words: nobody else's text.
test.use({ ownText: 'commitments' });

const MINUTES = '/documents/minutes-11-mining?lang=both';
const PROTOCOL = '/documents/protocol-11?lang=both';
const PROMISE =
  'The Indian Side will transmit to the Russian Side a list of priority minerals not later than 30 September 2025.';

type Truth = { commitments: { clause: string }[] };
type Text = { clauses: { cid: string }[] };
const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../server/demo/data/${file}`, import.meta.url), 'utf8'));

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

const panel = (page: Page) => page.locator('#text-actions');
const chips = (page: Page, language: 'en' | 'ru') =>
  textIn(page, language).locator('a.chip[data-chip="actionRef"]');

async function openPanel(page: Page): Promise<void> {
  await page.getByTestId('actions-button').click();
  await panel(page).waitFor();
}

/** Writes at the end of a part, in English. */
async function writeInto(page: Page, cid: string, words: string): Promise<void> {
  const paragraph = textIn(page, 'en').locator(`[data-part][data-cid="${cid}"] p`).last();
  await paragraph.evaluate((block) => getSelection()?.setPosition(block, block.childNodes.length));
  await paragraph.click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Control+End');
  await paragraph.evaluate((block) => getSelection()?.setPosition(block, block.childNodes.length));
  await page.keyboard.type(words);
}

test('the commitments of the Protocol are offered from both its wordings, and no other clause is', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page, PROTOCOL);
  await openPanel(page);
  const truth = (read('actions.json') as Truth).commitments.map((each) => each.clause);
  const all = (read('protocol-11.json') as Text).clauses.length;
  const offers = panel(page).locator('[data-offer]');
  await expect(offers).toHaveCount(truth.length);
  const offered = await offers.evaluateAll((cards) => cards.map((card) => card.getAttribute('data-offer')));
  const missed = truth.filter((cid) => !offered.includes(cid));
  const falseAlarms = offered.filter((cid) => !truth.includes(cid ?? ''));
  console.info(
    `recognised ${truth.length - missed.length} of ${truth.length}, false alarms ${falseAlarms.length} among ${all} clauses`,
  );
  expect([missed, falseAlarms]).toEqual([[], []]);
});

test('who may not register is offered nothing, and reads what there is', async ({ enter }) => {
  const page = await enter('ru-interpreter');
  await open(page, PROTOCOL);
  await openPanel(page);
  await expect(panel(page)).toContainText(catalogues.en.textActions.readingOnly);
  await expect(panel(page).locator('[data-offer]')).toHaveCount(0);
});

test('an action is born in the minutes by keyboard, and stands before the other Side at once', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  const other = await enter('ru-secretary', { locale: 'ru-RU' });
  await open(page, MINUTES);
  await open(other, MINUTES);
  await writeInto(page, 'c-matter-1', ` ${PROMISE}`);
  await page.getByTestId('actions-button').press('Enter');
  await expect(panel(page).getByRole('heading', { level: 2 })).toBeFocused();
  const offer = panel(page).locator('[data-offer="c-matter-1"]');
  await offer.getByRole('button', { name: catalogues.en.textActions.make }).press('Enter');
  const form = page.getByTestId('action-form');
  await expect(form.getByRole('checkbox', { name: 'Indian Side', exact: true })).toBeChecked();
  await expect(form.getByLabel(catalogues.en.actionForm.day)).toHaveValue('2025-09-30');
  await form.getByLabel('Lead body, Indian Side').selectOption({ index: 1 });
  const began = Date.now();
  await form.getByRole('button', { name: catalogues.en.actionForm.register }).press('Enter');
  await expect(chips(other, 'ru')).toHaveCount(1);
  await expect(chips(other, 'ru')).toContainText('D11-01');
  await expect(chips(other, 'ru')).toContainText('На контроле');
  console.info(`from registering to the other Side's screen: ${Date.now() - began} ms`);
  await expect(chips(other, 'en')).toContainText('Pending');
  await expect(form).toHaveCount(0);
  await expect(panel(page).locator('[data-action="d11-01"]')).toContainText('Open');
  await expect(page.getByRole('status').filter({ hasText: 'Action registered' })).toBeVisible();
});

test('the chip follows the register, and leads to its action by keyboard', async ({ enter }) => {
  const page = await enter('in-secretary');
  const other = await enter('ru-secretary');
  await open(page, MINUTES);
  await open(other, MINUTES);
  await expect(chips(page, 'en')).toContainText('Pending');
  const origin = new URL(other.url()).origin;
  const answer = await other.request.get('/api/actions/d11-01');
  const { row } = (await answer.json()) as { row: { revision: number } };
  const move = {
    move: 'extend',
    deadline: { kind: 'absolute', day: '2025-12-31' },
    reason: 'Time for approval',
  };
  const moved = await other.request.post('/api/actions/d11-01/moves', {
    data: { expectedRevision: row.revision, move },
    headers: { origin },
  });
  expect(moved.status()).toBe(200);
  const accepted = await page.request.post('/api/actions/d11-01/moves', {
    data: {
      expectedRevision: row.revision + 1,
      move: { move: 'accept-proposal', proposal: row.revision + 1 },
    },
    headers: { origin },
  });
  expect(accepted.status()).toBe(200);
  await expect(chips(page, 'en')).toContainText('Timeline revised');
  await expect(chips(page, 'ru')).toContainText('Срок продлён');
  await chips(page, 'en').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/actions\/d11-01$/);
});

test('a change that comes while the actions of the text are being asked for is not taken back by the older answer', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  const other = await enter('ru-secretary');
  let asked = 0;
  await page.route('**/api/documents/*/actions', async (route) => {
    const response = await route.fetch();
    asked += 1;
    await page.waitForTimeout(2000);
    // One that was given up is not waited for any more.
    await route.fulfill({ response }).catch(() => undefined);
  });
  await open(page, MINUTES);
  await expect.poll(() => asked).toBeGreaterThan(0);
  const origin = new URL(page.url()).origin;
  const answer = await page.request.get('/api/actions/d11-01');
  const { row } = (await answer.json()) as { row: { revision: number } };
  const deadline = { kind: 'absolute', day: '2026-01-31' };
  for (const [person, expectedRevision, move] of [
    [page, row.revision, { move: 'extend', deadline, reason: 'Winter' }],
    [other, row.revision + 1, { move: 'accept-proposal', proposal: row.revision + 1 }],
  ] as const) {
    const data = { expectedRevision, move };
    const moved = await person.request.post('/api/actions/d11-01/moves', { data, headers: { origin } });
    expect(moved.status()).toBe(200);
  }
  await expect(chips(page, 'en')).toHaveAttribute('title', /31 January 2026/);
  await page.waitForTimeout(2500);
  await expect(chips(page, 'en')).toHaveAttribute('title', /31 January 2026/);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a wording that changes is seen at the chip and in the panel, and quoted anew', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page, MINUTES);
  await openPanel(page);
  const card = panel(page).locator('[data-action="d11-01"]');
  await expect(card).toBeVisible();
  await expect(card).not.toContainText(catalogues.en.textActions.changed);
  const paragraph = textIn(page, 'en').locator('[data-cid="c-matter-1"] p').first();
  await paragraph.click({ position: { x: 2, y: 8 } });
  await page.keyboard.press('Home');
  await page.keyboard.type('Further to this, ');
  await expect(card).toContainText(catalogues.en.textActions.changed);
  await expect(chips(page, 'en')).toContainText('wording has changed');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await card.getByRole('button', { name: catalogues.en.textActions.renew }).click();
  await expect(card).not.toContainText(catalogues.en.textActions.changed);
  await expect(chips(page, 'en')).not.toContainText('wording has changed');
});

test('undo takes the chip out for both Sides and the action stays; its chip can be put back', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page, MINUTES);
  await writeInto(
    page,
    'c-next-text',
    ' The Russian Side will prepare a draft programme not later than 31 October 2025.',
  );
  await openPanel(page);
  await panel(page)
    .locator('[data-offer="c-next-text"]')
    .getByRole('button', { name: 'Make an action' })
    .click();
  await page.getByTestId('action-form').getByRole('button', { name: 'Register the action' }).click();
  await expect(chips(page, 'ru')).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(chips(page, 'ru')).toHaveCount(1);
  const card = panel(page).locator('[data-action="d11-02"]');
  await card.getByRole('button', { name: catalogues.en.textActions.putChip }).click();
  await expect(chips(page, 'ru')).toHaveCount(2);
});

test('an initiative, a clause and a figure come into a sentence by the slash', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page, PROTOCOL);
  await clause(page, 'en', 2).locator('p').first().click();
  await page.keyboard.press('End');
  for (const [typed, searched] of [
    ['initiative', 'wind tunnel'],
    ['reference', 'industrial sites'],
    ['figure', '68.7'],
  ]) {
    await page.keyboard.type(` /${typed}`);
    await page.getByRole('option', { selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox').fill(searched ?? '');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox')).toHaveCount(0);
  }
  const english = clause(page, 'en', 2);
  await expect(english.locator('[data-chip="initiativeRef"]')).toContainText(/wind tunnel/i);
  await expect(english.locator('[data-chip="figureRef"]')).toContainText('USD 68.7 billion');
  await expect(english.locator('[data-chip="figureRef"]')).toContainText('2024-25');
  await expect(english.locator('[data-chip="figureRef"]')).toHaveAttribute('title', /Department of Commerce/);
  await expect(english.locator('[data-chip="clauseRef"]')).toHaveAttribute('data-number', /^\d+$/);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  const answer = await page.request.get('/api/initiatives/wind-tunnel/mentions');
  const { mentions } = (await answer.json()) as {
    mentions: { cid: string; language: string; number: string }[];
  };
  expect(mentions).toMatchObject([{ cid: 'c-cl-02', language: 'en', number: '2' }]);
});

test('a letter that follows a choice at once stands behind what was chosen', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page, PROTOCOL);
  await clause(page, 'en', 7).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' /initiative');
  await page.getByRole('option', { selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').fill('carbon');
  await page.getByRole('option').first().waitFor();
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.type('!')]);
  const chip = clause(page, 'en', 7).locator('[data-chip="initiativeRef"]');
  await expect.poll(() => chip.evaluate((node) => node.nextSibling?.textContent ?? '')).toContain('!');
});

test('a clause of the minutes comes into the Protocol with its origin, and says when that changes', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  const other = await enter('ru-secretary', { locale: 'ru-RU' });
  await open(page, PROTOCOL);
  await open(other, PROTOCOL);
  await clause(page, 'en', 5).hover();
  await page.locator('[data-language="en"] .part-handle').click();
  await page.getByRole('menuitem', { name: catalogues.en.textActions.bring }).click();
  await page.getByRole('combobox').fill('underground coal gasification interest');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(clause(page, 'en', 6)).toContainText('underground coal gasification');
  await expect(clause(other, 'ru', 6)).toContainText('газификации');
  const note = clause(page, 'en', 6).locator('.origin-note');
  await expect(note).toContainText('Sub-Group on Mining');
  await expect(note).not.toContainText(catalogues.en.textActions['origin-changed']);
  await open(other, MINUTES);
  await writeInto(other, 'c-matter-2', ' Amended.');
  await expect(other.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await expect(note).toContainText(catalogues.en.textActions['origin-changed'], { timeout: 30_000 });
});

for (const locale of ['en', 'ru', 'hi'] as const) {
  test(`the panel and the form are free of serious faults in ${locale}`, async ({ enter }) => {
    const page = await enter('in-secretary', { locale: { en: 'en-GB', ru: 'ru-RU', hi: 'hi-IN' }[locale] });
    const words = catalogues[locale].textActions;
    await open(page, PROTOCOL);
    await openPanel(page);
    await panel(page).locator('[data-offer]').first().getByRole('button', { name: words.make }).click();
    await page.getByTestId('action-form').waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await graveFindings(page)).toEqual([]);
  });
}
