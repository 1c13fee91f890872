// The record on a page: who reads what, by keyboard, and a plain word on whether it holds.
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { Locale } from '#shared/i18n/locale.ts';
import { graveFindings } from './grave-findings.ts';
import { faultsOfWords } from './interface-words.ts';
import { test } from './journey.ts';
import { catalogues } from './screen-steps.ts';

const { audit, auth } = catalogues.en;
const tags = { en: 'en-GB', ru: 'ru-RU', hi: 'hi-IN' } as const;

async function open(page: Page): Promise<void> {
  await page.goto('/audit');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[data-entry]').first().waitFor();
}

async function archive(page: Page, document: string): Promise<void> {
  const { origin } = new URL(page.url());
  for (const act of ['archive', 'bring-back']) {
    const answer = await page.request.post(`/api/documents/${document}/${act}`, { headers: { origin } });
    expect(answer.ok()).toBe(true);
  }
}

test('a secretary finds it in the menu, reads who did what, and whether the record holds', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await page.goto('/');
  await archive(page, 'minutes-11-mining');
  await page.getByRole('button', { name: 'Meera Nair' }).click();
  await page.getByRole('menuitem', { name: auth.audit }).click();
  await expect(page.getByRole('heading', { level: 1, name: audit.title })).toBeVisible();
  await expect(page.locator('[data-whole="true"]')).toContainText(/The record is whole: \d+ entries/);
  const newest = page.locator('[data-entry]').first();
  await expect(newest).toContainText(audit['fact-DocumentBroughtBack']);
  await expect(newest).toContainText('Meera Nair');
  await expect(newest).toContainText('Mining');
  // By the names that people know, and ids only behind a press.
  const action = page.locator('[data-entry]', { hasText: audit['fact-ActionFactStored'] }).first();
  await expect(action.locator('p').nth(1)).toHaveText(/^D\d+-\d+$/);
  const login = page.locator('[data-entry]', { hasText: audit['fact-LoginStarted'] }).first();
  await expect(login.getByText(/login\//)).toBeHidden();
  await login.locator('summary').click();
  await expect(login.getByText(/^login\//)).toBeVisible();
});

test('by keyboard: a filter is chosen, older entries are asked for, a proof is opened', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/');
  for (let round = 0; round < 27; round += 1) await archive(page, 'minutes-11-mining');
  await open(page);
  const group = page.getByLabel(audit.group);
  await group.focus();
  await page.keyboard.type(audit['group-documents'].slice(0, 4));
  await page.keyboard.press('Enter');
  await expect(group).toHaveValue('documents');
  const entries = page.locator('[data-entry]');
  await expect(entries).toHaveCount(50);
  await expect(page.locator('[data-entry]', { hasText: audit['fact-LoginStarted'] })).toHaveCount(0);
  await page.getByRole('button', { name: audit.older }).press('Enter');
  await expect.poll(() => entries.count()).toBeGreaterThan(50);
  await entries.first().locator('summary').press('Enter');
  await expect(entries.first()).toContainText(/SHA-256\s*[0-9a-f]{64}/);
  await page.getByLabel(audit.view).selectOption('own');
  await expect(page.getByText(audit.none)).toBeVisible();
});

test('the export comes as a file that names its head', async ({ enter }) => {
  const page = await enter('ru-secretary');
  await open(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: audit.export }).press('Enter');
  const download = await coming;
  expect(download.suggestedFilename()).toBe('audit-all.jsonl');
  const [head = ''] = readFileSync(await download.path(), 'utf8').split('\n');
  const { hash } = (JSON.parse(head) as { head: { hash: string } }).head;
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

test('an administrator reads of both Sides, and a member who may not is told so', async ({ enter }) => {
  const admin = await enter('admin');
  await open(admin);
  await expect(
    admin.getByText(audit.forAdministrators).or(admin.getByText(audit.forOwnSide)).first(),
  ).toBeVisible();
  const member = await enter('in-mining');
  await member.goto('/audit');
  await expect(member.getByRole('heading', { level: 1, name: audit.title })).toBeVisible();
  await expect(member.locator('[data-entry]')).toHaveCount(0);
  await expect(member.getByRole('link', { name: audit.export })).toHaveCount(0);
});

test('the page has its words in every language, fits a phone, and has no grave findings', async ({
  enter,
}) => {
  for (const locale of Object.values(Locale)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const visit = { locale: tags[locale], colorScheme, viewport: { width: 390, height: 844 } };
      const page = await enter('in-secretary', visit);
      await open(page);
      await expect(page.locator('[data-whole="true"]')).toBeVisible();
      expect(await graveFindings(page)).toEqual([]);
      expect(await faultsOfWords(page, locale)).toEqual([]);
      const surplus = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ locale, surplus }).toEqual({ locale, surplus: 0 });
      await page.context().close();
    }
  }
});
