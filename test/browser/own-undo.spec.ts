import { expect } from '@playwright/test';
import { clause, test, textIn } from './journey.ts';

// Words are put into clauses that other files know as they were.
test.use({ ownText: 'own-undo' });

test('undo and redo lead the caret to what they change, and another’s change leaves it where I put it', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  const other = await enter('ru-secretary');
  await page.goto('/documents/protocol-11?lang=en');
  await other.goto('/documents/protocol-11?lang=en');
  const opening = clause(page, 'en', 1).locator('p').first();
  const far = textIn(page, 'en').locator('[data-part="clause"] p').nth(18);
  await opening.click();
  await page.keyboard.press('Control+Home');
  await opening.click();
  await page.keyboard.type('Jointly, ');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await far.click();
  await expect(opening).not.toBeInViewport();
  await expect(page.getByRole('button', { name: 'Undo in this language' })).toBeEnabled();

  await page.keyboard.press('Control+z');
  await expect(opening).not.toContainText('Jointly,');
  await expect(opening).toBeInViewport();
  await page.keyboard.type('Then ');
  await expect(opening).toContainText('Then ');
  await page.keyboard.press('Control+z');
  await expect(opening).not.toContainText('Then ');

  // Wherever one goes after that, the next change of somebody else must not call the caret back.
  await far.click();
  const place = textIn(other, 'en').locator('[data-part="clause"] p').nth(12);
  await place.click();
  await other.keyboard.type('meanwhile ');
  await expect(textIn(page, 'en')).toContainText('meanwhile ');
  await page.keyboard.type('yonder ');
  await expect(far).toContainText('yonder ');
  await expect(opening).not.toContainText('yonder ');
  await page.keyboard.press('Control+z');
  await expect(far).not.toContainText('yonder ');

  await opening.scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 4000);
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.type('indeed ');
  await expect(far).toContainText('yonder indeed ');
  await expect(far).toBeInViewport();
});

test('the button of the toolbar leads to the change as well, also from another field', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/documents/protocol-11?lang=en');
  const opening = clause(page, 'en', 1).locator('p').first();
  await opening.click();
  await page.keyboard.type('Presently, ');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('fertilizers');
  await page.keyboard.press('Enter');
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 6000);
  await expect(opening).not.toBeInViewport();
  await page.getByRole('button', { name: 'Undo in this language' }).click();
  await expect(opening).not.toContainText('Presently');
  await expect(opening).toBeInViewport();
});
