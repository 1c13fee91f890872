import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { mustRun } from '#test/support/run-command.ts';
import { removeDataFolder, startServerProcess } from '#test/support/start-server-process.ts';
import { clause, test, textIn } from './journey.ts';

test.use({ serviceWorkers: 'allow' });

const LANGUAGES = [
  [
    'en',
    'Words that are newer than the back-up',
    /^The server was restored from a back-up of \d+ \w+ at \d\d:\d\d\./,
  ],
  ['ru', 'Текст новее резервной копии', /^Сервер восстановлен из резервной копии от \d+ \S+ в \d\d:\d\d\./],
  ['hi', 'बैकअप से नए शब्द', /^सर्वर \d+ \S+ को \d\d:\d\d बजे के बैकअप से पुनर्स्थापित/],
] as const;

async function writeAt(page: Page, number: number, words: string): Promise<void> {
  await clause(page, 'en', number).locator('p').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.type(words);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

test('[SYNC-21] who is in a text when its server is restored is told, and finds all newer words beside it', async ({
  browser,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'alternat-restored-'));
  const [backup, data] = [join(folder, 'backup'), join(folder, 'restored')];
  const first = await startServerProcess();
  const context = await browser.newContext({ baseURL: first.url });
  const headers = { origin: first.url };
  expect(
    (await context.request.post('/api/demo/login', { data: { member: 'in-secretary' }, headers })).ok(),
  ).toBe(true);
  const page = await context.newPage();
  await page.goto('/documents/protocol-11?lang=en');
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
  await writeAt(page, 3, 'Before the back-up. ');
  await mustRun('backup-command.ts', ['--to', backup, '--data', first.dataFolder]);
  await writeAt(page, 5, 'After the back-up. ');
  await first.kill('SIGKILL');
  await mustRun('restore-command.ts', ['--from', backup, '--data', data]);
  const second = await startServerProcess({ port: first.port, dataFolder: data });

  const panel = page.locator('aside[aria-labelledby="rescue-title"]');
  await expect(panel).toBeVisible({ timeout: 40_000 });
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  await expect(panel.getByRole('listitem')).toContainText('After the back-up.');
  await expect(panel.getByRole('listitem')).toContainText('newer than the back-up');
  await expect(clause(page, 'en', 3)).toContainText('Before the back-up.');
  await expect(clause(page, 'en', 5)).not.toContainText('After the back-up.');
  // The room goes on, in the new life.
  await writeAt(page, 6, 'In the new life. ');
  for (const [locale, title, lead] of LANGUAGES) {
    await page.evaluate((language) => localStorage.setItem('alternat:locale', language), locale);
    await page.reload();
    await expect(panel.getByRole('heading', { level: 2 })).toHaveText(title);
    await expect(panel.locator('output')).toHaveText(lead);
  }
  await expect(clause(page, 'en', 6)).toContainText('In the new life.');
  await panel.getByRole('listitem').getByRole('button').last().click();
  await expect(panel).toBeHidden();

  await context.close();
  await second.kill('SIGTERM');
  await Promise.all([removeDataFolder(folder), removeDataFolder(first.dataFolder)]);
});
