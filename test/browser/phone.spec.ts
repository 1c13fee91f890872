import { expect } from '@playwright/test';
import { clause, test, textIn } from './journey.ts';

test.use({ serviceWorkers: 'allow' });

const PHONE = { viewport: { width: 390, height: 844 } };

test('on a phone the bar keeps the title and the whole sentence about saving, however many are here', async ({
  enter,
}) => {
  for (const member of ['ru-cochair', 'ru-secretary', 'ru-interpreter', 'in-cochair']) {
    const other = await enter(member);
    await other.goto('/documents/protocol-11?lang=en');
    await expect(textIn(other, 'en')).toBeVisible();
  }
  for (const locale of ['en-GB', 'ru-RU', 'hi-IN']) {
    const page = await enter('in-secretary', { ...PHONE, locale });
    await page.goto('/documents/protocol-11?lang=en');
    const note = page.getByTestId('save-state');
    await expect(note).toHaveAttribute('data-state', 'saved');
    await expect(page.locator('header [aria-expanded]').first()).toBeVisible();
    await clause(page, 'en', 1).locator('p').first().click();
    // Code that is still on its way when the network goes would fail in its region, and come back by itself.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.context().setOffline(true);
    await page.keyboard.type('On the way. ');
    await expect(note).toHaveAttribute('data-state', 'kept', { timeout: 4000 });
    const title = await page.locator('header [title]').filter({ hasText: /\S/ }).first().boundingBox();
    expect(title?.width, locale).toBeGreaterThan(150);
    const sentence = await note.boundingBox();
    expect(sentence?.height, locale).toBeLessThan(30);
    expect(sentence?.width, locale).toBeGreaterThan(100);
    await page.context().close();
  }
});

test('whoever chooses a person sees in which sub-group that person sits', async ({ visit }) => {
  const page = await visit();
  await page.goto('/login');
  await expect(page.locator('[data-member="in-mining"]')).toContainText('Sub-Group on Mining, member');
  await expect(page.locator('[data-member="ru-modernization-cochair"]')).toContainText(
    'Sub-Group on Modernization, co-chair',
  );
  await expect(page.locator('[data-member="in-interpreter"]')).toContainText('Interpreter');
});
