// Ten things that somebody new at the table wants to do, found by what stands on the screen or its labels alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { ownName } from '#shared/i18n/locale.ts';
import { clause, test, textIn, wordsIn } from './journey.ts';
import { networkOf } from './network.ts';
import { catalogues } from './screen-steps.ts';

test.use({ serviceWorkers: 'allow' });

const newcomers = [
  { member: 'in-secretary', side: 'Indian', locale: 'en', tag: 'en-GB', other: 'ru' },
  { member: 'ru-secretary', side: 'Russian', locale: 'ru', tag: 'ru-RU', other: 'en' },
] as const;
type Newcomer = (typeof newcomers)[number];

const NUMBER = 12;
/** Another clause stands behind it, no heading: moved down, it takes the next number. */
const THIRD = 3;
const PASTED = readFileSync(join(import.meta.dirname, '../support/clipboard/word-desktop.clip'), 'utf8');
const ADDED = ' Words of somebody new.';

const saved = (page: Page): Promise<void> =>
  expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');

/** The caret behind the last word of a clause, where writing goes on. */
async function caretBehind(page: Page, { locale }: Pick<Newcomer, 'locale'>, number: number): Promise<void> {
  const paragraph = clause(page, locale, number).locator('p').last();
  await paragraph.click();
  await paragraph.evaluate((block) => getSelection()?.setPosition(block, block.childNodes.length));
}

/** By the contents: the heading under which the clause stands. */
async function findClause(page: Page, newcomer: Newcomer): Promise<void> {
  const words = catalogues[newcomer.locale];
  const heading = await clause(page, newcomer.locale, NUMBER).evaluate((part) => {
    let before = part.previousElementSibling;
    while (before !== null && before.getAttribute('data-part') !== 'heading')
      before = before.previousElementSibling;
    return before?.textContent?.trim() ?? '';
  });
  expect(heading).not.toBe('');
  await page
    .getByRole('navigation', { name: words.room.outline })
    .getByRole('link', { name: heading })
    .click();
  await clause(page, newcomer.locale, NUMBER).scrollIntoViewIfNeeded();
  await expect(clause(page, newcomer.locale, NUMBER)).toBeInViewport();
}

async function comment(page: Page, newcomer: Newcomer): Promise<void> {
  const { comments } = catalogues[newcomer.locale];
  await clause(page, newcomer.locale, NUMBER)
    .locator('p')
    .first()
    .dblclick({ position: { x: 30, y: 10 } });
  await page.getByRole('button', { name: comments.add }).click();
  const words = `Asked in ${newcomer.locale}: is this agreed?`;
  await page.getByRole('textbox', { name: comments.write }).fill(words);
  await page.getByRole('button', { name: comments.send, exact: true }).click();
  await expect(page.getByRole('article').filter({ hasText: words })).toBeVisible();
  await page.getByRole('button', { name: comments.close }).click();
}

/** Down by one place with the menu at the clause's handle. */
async function moveDown(page: Page, newcomer: Newcomer, number: number): Promise<void> {
  const { parts } = catalogues[newcomer.locale];
  await clause(page, newcomer.locale, number).hover();
  await textIn(page, newcomer.locale).locator('..').getByRole('button', { name: parts.handle }).click();
  await page.getByRole('menuitem', { name: parts.moveDown }).click();
}

async function moveAfterThirteen(page: Page, newcomer: Newcomer): Promise<void> {
  const { parts } = catalogues[newcomer.locale];
  const thirteenth = await wordsIn(clause(page, newcomer.other, NUMBER + 1));
  await moveDown(page, newcomer, NUMBER);
  await expect(page.getByRole('status').filter({ hasText: parts['done-move'] })).toBeVisible();
  await expect(clause(page, newcomer.locale, NUMBER + 1)).toContainText(ADDED.trim());
  await expect(clause(page, newcomer.other, NUMBER)).toHaveText(thirteenth ?? '');
}

async function pasteFromWord(page: Page, newcomer: Newcomer): Promise<void> {
  const paragraphs = clause(page, newcomer.locale, NUMBER + 1).locator('p');
  const before = await paragraphs.count();
  await caretBehind(page, newcomer, NUMBER + 1);
  await page.keyboard.press('Enter');
  await textIn(page, newcomer.locale).evaluate((text, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, PASTED);
  await expect(paragraphs).toHaveCount(before + 3);
  await saved(page);
}

async function writeOffline(page: Page, newcomer: Newcomer): Promise<void> {
  const { sync } = catalogues[newcomer.locale];
  const network = await networkOf(page);
  await network.cut();
  await expect(page.getByText(sync.offlineHint)).toBeVisible();
  await caretBehind(page, newcomer, 2);
  await page.keyboard.insertText(' Without a network.');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'kept');
  await network.mend();
  await saved(page);
  await expect(page.getByText(sync.offlineHint)).toBeHidden();
}

async function undoMove(page: Page, newcomer: Newcomer): Promise<void> {
  const { parts } = catalogues[newcomer.locale];
  const words = await wordsIn(clause(page, newcomer.other, THIRD));
  await moveDown(page, newcomer, THIRD);
  await expect(clause(page, newcomer.other, THIRD + 1)).toHaveText(words);
  await page.getByRole('button', { name: parts.undo, exact: true }).click();
  await expect(clause(page, newcomer.other, THIRD)).toHaveText(words);
}

async function startMinutes(page: Page, newcomer: Newcomer): Promise<void> {
  const { home, common } = catalogues[newcomer.locale];
  await page.getByRole('link', { name: common.toHome }).click();
  await page.getByRole('button', { name: home.newDocument }).click();
  await page.getByRole('radio', { name: home['one-minutes'] }).check();
  await page.getByRole('button', { name: home.create }).click();
  await expect(page).toHaveURL(/\/documents\/minutes-11-[0-9a-f]{8}/);
  await expect(textIn(page, newcomer.locale)).toHaveAttribute('contenteditable', 'true');
}

async function switchToHindi(page: Page): Promise<void> {
  await page.getByRole('banner').locator('[aria-haspopup="menu"]').last().click();
  await page.getByRole('menuitemradio', { name: ownName.hi }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'hi');
  await expect(page.getByRole('link', { name: catalogues.hi.common.toHome })).toBeVisible();
}

for (const newcomer of newcomers) {
  test(`somebody new of the ${newcomer.side} Side does ten things with the interface in ${newcomer.tag}`, async ({
    enter,
  }) => {
    const page = await enter(newcomer.member, { locale: newcomer.tag });
    await networkOf(page);
    await page.goto('/');
    await page.locator('[data-document="protocol-11"]').getByRole('link').click();
    await saved(page);
    await test.step('find clause 12', () => findClause(page, newcomer));
    await test.step('write in it', async () => {
      await caretBehind(page, newcomer, NUMBER);
      await page.keyboard.insertText(ADDED);
      await expect(clause(page, newcomer.locale, NUMBER)).toContainText(ADDED.trim());
      await saved(page);
    });
    await test.step('comment', () => comment(page, newcomer));
    await test.step('hop to the other language', async () => {
      await clause(page, newcomer.other, NUMBER).locator('p').first().click();
      await expect(textIn(page, newcomer.other)).toBeFocused();
      await expect(clause(page, newcomer.other, NUMBER)).toBeInViewport();
    });
    await test.step('move it after 13', () => moveAfterThirteen(page, newcomer));
    await test.step('paste from Word', () => pasteFromWord(page, newcomer));
    await test.step('go offline and come back', () => writeOffline(page, newcomer));
    await test.step('undo a move', () => undoMove(page, newcomer));
    await test.step('start the minutes of a sub-group', () => startMinutes(page, newcomer));
    await test.step('the interface in Hindi', () => switchToHindi(page));
  });
}
