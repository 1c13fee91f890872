import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { clause, test, textIn } from './journey.ts';

const saved = (page: Page): Promise<void> =>
  expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');

async function open(page: Page, path = '/documents/protocol-11?lang=en'): Promise<void> {
  await page.goto(path);
  await saved(page);
}

/** Selects the first words of a clause by keyboard; what was selected. */
async function selectWords(page: Page, number: number): Promise<string> {
  await clause(page, 'en', number)
    .locator('p')
    .first()
    .click({ position: { x: 4, y: 8 } });
  await page.keyboard.press('Home');
  for (let word = 0; word < 3; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  return await page.evaluate(() => document.getSelection()?.toString().trim() ?? '');
}

const panel = (page: Page) => page.locator('#comments');

/** Nothing of the panel may be hard to reach for anybody. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('#comments').analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('by keyboard alone one Side comments and names somebody, the other answers and resolves it', async ({
  enter,
}) => {
  const indian = await enter('in-secretary');
  const russian = await enter('ru-observer', { locale: 'ru-RU' });
  await Promise.all([open(indian), open(russian)]);
  const words = await selectWords(indian, 4);
  await indian.keyboard.press('Control+Alt+KeyM');
  const box = indian.getByRole('textbox', { name: 'Write a comment' });
  await expect(box).toBeFocused();
  await expect(textIn(indian, 'en').locator('.comment-active')).toHaveText(words);
  await indian.keyboard.type('Is that so? @Ant');
  await expect(indian.getByRole('option', { name: 'Anton Rybakov' })).toBeVisible();
  await expectAccessible(indian);
  await indian.keyboard.press('Enter');
  await indian.keyboard.press('Control+Enter');
  await expect(textIn(indian, 'en')).toBeFocused();
  await saved(indian);

  const toggle = russian.getByTestId('comments-button');
  await expect(toggle).toHaveAccessibleName('Замечания: 1 открытое');
  await toggle.focus();
  await russian.keyboard.press('Enter');
  const thread = panel(russian).getByRole('article');
  await expect(thread).toContainText('Мира Наир');
  await expect(thread).toContainText('IND');
  await expect(thread).toContainText('@Антон Рыбаков');
  await panel(russian).getByRole('radio', { name: 'Мои' }).focus();
  await russian.keyboard.press('Space');
  await expect(thread).toHaveCount(1);
  await thread.getByRole('button', { name: 'Ответить' }).focus();
  await russian.keyboard.press('Enter');
  await russian.keyboard.type('Да, так.');
  await russian.keyboard.press('Control+Enter');
  await expect(thread.getByRole('button', { name: 'Ответить' })).toBeFocused();
  await expectAccessible(russian);
  await expect(panel(indian).getByRole('article')).toContainText('Да, так.');
  await thread.getByRole('button', { name: 'Снять' }).focus();
  await russian.keyboard.press('Enter');
  await expect(textIn(indian, 'en').locator('.comment-words')).toHaveCount(0);
  await panel(indian).getByRole('radio', { name: 'Resolved' }).check({ force: true });
  await expect(panel(indian).getByRole('article')).toContainText(
    'Anton Rybakov (RUS) resolved the discussion',
  );
  await panel(indian).getByRole('button', { name: 'Reopen' }).click();
  await expect(textIn(russian, 'en').locator('.comment-words')).toHaveText(words);
  // Nothing is left behind for the next test in the same Protocol.
  await panel(indian).getByRole('radio', { name: 'Open' }).check({ force: true });
  await panel(indian).getByRole('button', { name: 'Resolve' }).click();
  await expect(textIn(russian, 'en').locator('.comment-words')).toHaveCount(0);
  await expect(textIn(russian, 'en')).toHaveAttribute('contenteditable', 'false');
});

test('what was typed and not sent waits while the panel is closed; Escape and Cancel lead back to the text', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  await selectWords(page, 8);
  await page.keyboard.press('Control+Alt+KeyM');
  await page.keyboard.type('Half a thou');
  await page.getByTestId('comments-button').click();
  await expect(panel(page)).toHaveCount(0);
  await page.getByTestId('comments-button').click();
  await expect(page.getByRole('textbox', { name: 'Write a comment' })).toHaveValue('Half a thou');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(textIn(page, 'en')).toBeFocused();
  await page.keyboard.press('Control+Alt+KeyM');
  await expect(page.getByRole('textbox', { name: 'Write a comment' })).toHaveValue('Half a thou');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('textbox', { name: 'Write a comment' })).toHaveCount(0);
  await expect(textIn(page, 'en')).toBeFocused();
});

for (const width of [1440, 1024, 390]) {
  test(`the comments fit a window ${width} pixels wide, in any language, light and dark`, async ({
    enter,
  }) => {
    for (const locale of ['en-GB', 'ru-RU', 'hi-IN']) {
      const colorScheme = locale === 'en-GB' ? 'light' : 'dark';
      const page = await enter('ru-secretary', { locale, colorScheme, viewport: { width, height: 800 } });
      await open(page, '/documents/protocol-11');
      await page.getByTestId('comments-button').click();
      await expect(panel(page).getByRole('heading', { level: 2 })).toBeVisible();
      const surplus = await page.evaluate(() => {
        const inside = document.querySelector('#comments');
        const wide = inside === null ? 1 : inside.scrollWidth - inside.clientWidth;
        return Math.max(wide, document.documentElement.scrollWidth - window.innerWidth);
      });
      expect(surplus, `${locale} ${width}`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
      await page.context().close();
    }
  });
}
