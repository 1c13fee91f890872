import { expect, type Page } from '@playwright/test';
import { clause, test, textIn } from './journey.ts';

async function open(page: Page): Promise<void> {
  await page.goto('/documents/protocol-11?lang=both');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved', { timeout: 30_000 });
}

/** Puts the caret into a clause. */
async function writeAt(page: Page, language: 'en' | 'ru', number: number): Promise<void> {
  await clause(page, language, number).locator('p').first().click();
}

test('one sees who is here, of which Side and where, follows, and leads again by scrolling', async ({
  enter,
}) => {
  const indian = await enter('in-secretary');
  const russian = await enter('ru-secretary');
  await Promise.all([open(indian), open(russian)]);
  await writeAt(russian, 'ru', 25);
  await indian.getByRole('button', { name: '2 people here' }).click();
  const line = indian.getByRole('button', { name: /paragraph 25, Russian/ });
  await expect(line).toContainText('RUS');
  await line.click();
  await expect(clause(indian, 'ru', 25)).toBeInViewport();
  await expect(indian.getByText(/^Following /)).toBeVisible();
  await writeAt(russian, 'ru', 36);
  await expect(clause(indian, 'ru', 36)).toBeInViewport();
  await indian.mouse.move(700, 500);
  await indian.mouse.wheel(0, -600);
  await expect(indian.getByText(/^Following /)).toBeHidden();
  await writeAt(russian, 'ru', 2);
  await expect(clause(russian, 'ru', 2)).toBeInViewport();
  await expect(clause(indian, 'ru', 2)).not.toBeInViewport();
});

test("somebody's name fades beside the caret, and comes back when the caret moves", async ({ enter }) => {
  const indian = await enter('in-secretary');
  const russian = await enter('ru-secretary');
  await Promise.all([open(indian), open(russian)]);
  await writeAt(russian, 'en', 3);
  const name = textIn(indian, 'en').locator('.caret-name');
  await expect(name).toHaveCSS('opacity', '1');
  await expect(name).toHaveCSS('opacity', '0');
  // Somebody else's words elsewhere are no move of this caret.
  await writeAt(indian, 'en', 2);
  await indian.keyboard.type('A word before. ');
  await expect(name).toHaveCSS('opacity', '0');
  await russian.keyboard.type('Moving on. ');
  await expect(name).toHaveCSS('opacity', '1');
});

test('changes of others reach a text at most once a frame, and a hidden tab as well', async ({ enter }) => {
  const indian = await enter('in-secretary');
  const russian = await enter('ru-secretary');
  await Promise.all([open(indian), open(russian)]);
  await writeAt(russian, 'en', 6);
  // No frame is painted from here on, as in a tab behind others.
  await indian.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
  await russian.keyboard.type('Written for a hidden tab. ');
  await expect(clause(indian, 'en', 6)).toContainText('Written for a hidden tab.');
});

test('a screen reader is told, seldom, who came and who left', async ({ enter }) => {
  const indian = await enter('in-secretary');
  await open(indian);
  await indian.waitForTimeout(6500); // the first list is not news: it is taken with the first of the seldom looks
  const russian = await enter('ru-interpreter');
  await open(russian);
  await expect(indian.getByText(/is here\.$/)).toBeAttached();
  await russian.context().close();
  await expect(indian.getByText(/ left\.$/)).toBeAttached({ timeout: 15_000 });
});
