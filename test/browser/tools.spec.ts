import { expect, type Page } from '@playwright/test';
import { graveFindings } from './grave-findings.ts';
import { clause, test, textIn, wordsIn } from './journey.ts';

// Clauses are known by their numbers here, which other files have changed.
test.use({ ownText: 'tools' });

const PROTOCOL = '/documents/protocol-11?lang=en';

async function open(page: Page, path = PROTOCOL): Promise<void> {
  await page.goto(path);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

/** The caret in a new, empty paragraph at the end of a clause. */
async function newParagraph(page: Page, language: 'en' | 'ru', number: number): Promise<void> {
  const paragraph = clause(page, language, number).locator('p').last();
  await paragraph.click();
  // The End key goes to the end of the line only.
  await paragraph.evaluate((block) => getSelection()?.setPosition(block, block.childNodes.length));
  await page.keyboard.press('Enter');
}

/** A key as a layout gives it: the place on the keyboard, and what it types there. */
async function press(
  page: Page,
  language: 'en' | 'ru',
  key: { code: string; key: string; ctrlKey?: boolean },
) {
  await textIn(page, language).evaluate((text, init) => {
    text.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
  }, key);
}

test('the slash menu is filtered in any language, chosen by the keyboard, and makes lists, quotations and tables', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  await newParagraph(page, 'en', 3);
  await page.keyboard.type('/');
  const menu = page.getByRole('listbox', { name: 'Insert' });
  await expect(menu.getByRole('option')).toHaveCount(9);
  await expect(textIn(page, 'en')).toHaveAttribute('aria-activedescendant', /bulletList$/);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText('/цит');
  await expect(menu.getByRole('option')).toHaveText(['Quotation']);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Quoted words');
  await expect(clause(page, 'en', 3).locator('blockquote')).toHaveText('Quoted words');

  await newParagraph(page, 'en', 4);
  await page.keyboard.insertText('/सूची');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('first');
  await page.keyboard.press('Enter');
  await page.keyboard.type('second');
  await page.keyboard.press('Tab');
  const list = clause(page, 'en', 4).locator('ol').first();
  await expect(list.locator('ol li')).toHaveText('second');
  await page.keyboard.press('Shift+Tab');
  await expect(list.locator('> li')).toHaveCount(2);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
});

test('a table: insert, move by Tab, rows, columns, header row, delete; the other Side sees the same', async ({
  enter,
}) => {
  const page = await enter('in-cochair');
  const other = await enter('ru-secretary');
  await Promise.all([open(page), open(other)]);
  await newParagraph(page, 'en', 5);
  await page.getByRole('button', { name: 'Insert a table' }).click();
  const table = clause(page, 'en', 5).locator('table');
  await expect(table.locator('tr')).toHaveCount(3);
  await expect(table.locator('th')).toHaveCount(3);
  await page.keyboard.type('Project');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Value');
  for (let cell = 0; cell < 8; cell += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('a new row');
  await expect(table.locator('tr')).toHaveCount(4);
  await expect(table.locator('tr').last()).toHaveText('a new row');
  // By the keyboard alone: to the bar beside the table, and back.
  await page.keyboard.press('Alt+F10');
  await expect(page.getByRole('button', { name: 'Insert a row above' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(table.locator('tr')).toHaveCount(5);
  const bar = page.getByRole('toolbar', { name: 'Table' });
  await bar.getByRole('button', { name: 'Insert a column to the right' }).click();
  await expect(table.locator('th')).toHaveCount(4);
  await bar.getByRole('button', { name: 'Delete the column' }).click();
  await bar.getByRole('button', { name: 'Delete the row' }).click();
  await bar.getByRole('button', { name: 'Header row' }).click();
  await expect(table.locator('th')).toHaveCount(0);
  await expect(clause(other, 'en', 5).locator('td')).toHaveCount(12);
  await bar.getByRole('button', { name: 'Delete the table' }).click();
  await expect(table).toHaveCount(0);
  await expect(clause(other, 'en', 5).locator('table')).toHaveCount(0);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
});

test('beside selected words: marks and links by the keyboard; an unsafe address is refused', async ({
  enter,
}) => {
  const page = await enter('ru-cochair');
  await open(page);
  await newParagraph(page, 'en', 6);
  await page.keyboard.type('Agreed words');
  await page.keyboard.press('Shift+Home');
  const bubble = page.getByRole('toolbar', { name: 'Selected words' });
  await expect(bubble).toBeVisible();
  await page.keyboard.press('Alt+F10');
  await expect(bubble.getByRole('button', { name: 'Bold' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(clause(page, 'en', 6).locator('strong')).toHaveText('Agreed words');
  expect(await graveFindings(page, { within: '[data-floating]' })).toEqual([]);
  await bubble.getByRole('button', { name: 'Link' }).click();
  const address = page.getByRole('textbox', { name: 'Address of the link' });
  await address.fill('javascript:alert(1)');
  await address.press('Enter');
  await expect(page.getByRole('alert')).toContainText('https');
  await address.fill('example.org/annex');
  await address.press('Enter');
  const link = clause(page, 'en', 6).locator('a');
  await expect(link).toHaveAttribute('href', 'https://example.org/annex');
  await page.keyboard.press('ArrowRight');
  await expect(bubble).toBeHidden();
});

test('on Russian and Hindi layouts: marks and the slash go by the place of the key', async ({ enter }) => {
  const page = await enter('ru-secretary');
  await open(page, '/documents/protocol-11?lang=ru');
  await newParagraph(page, 'ru', 3);
  await page.keyboard.type('Стороны');
  await page.keyboard.press('Shift+Home');
  await press(page, 'ru', { code: 'KeyB', key: 'и', ctrlKey: true });
  await expect(clause(page, 'ru', 3).locator('strong')).toHaveText('Стороны');
  await press(page, 'ru', { code: 'KeyI', key: 'ग', ctrlKey: true });
  await expect(clause(page, 'ru', 3).locator('em')).toHaveText('Стороны');

  await newParagraph(page, 'ru', 3);
  // The key of the slash types a full stop on the Russian layout and य on the Hindi one.
  await press(page, 'ru', { code: 'Slash', key: '.' });
  await expect(page.getByRole('option')).toHaveCount(9);
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('option')).toHaveCount(0);
  await press(page, 'ru', { code: 'Slash', key: 'य', ctrlKey: true });
  await expect(page.getByRole('option')).toHaveCount(9);
  await page.keyboard.press('Enter');
  await page.keyboard.type('станки');
  await expect(clause(page, 'ru', 3).locator('ul li')).toHaveText('станки');
});

test('the number of words is told for each language, and of the selection', async ({ enter }) => {
  const page = await enter('in-secretary', { viewport: { width: 1440, height: 900 } });
  await open(page, '/documents/protocol-11?lang=both');
  const english = page.locator('[data-words="en"]');
  await expect(english).toHaveText(/^English · [\d,]{4,} words$/);
  await expect(page.locator('[data-words="ru"]')).toHaveText(/^Russian · [\d,]{4,} words$/);
  const before = Number((await english.textContent())?.replaceAll(/\D/g, ''));
  await newParagraph(page, 'en', 8);
  await page.keyboard.type('three more words');
  await expect(english).toHaveText(`English · ${(before + 3).toLocaleString('en')} words`);
  await page.keyboard.press('Shift+Home');
  await expect(english).toHaveText(`English · 3 of ${(before + 3).toLocaleString('en')} words`);
  for (const language of ['en', 'ru'] as const) {
    await expect(textIn(page, language)).toHaveAttribute('lang', language);
    await expect(textIn(page, language)).toHaveAttribute('spellcheck', 'true');
  }
});

test('the slash menu begins a new clause for whoever commands the parts, and does not offer it to others', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  const after = await wordsIn(clause(page, 'en', 12));
  await newParagraph(page, 'en', 11);
  await page.keyboard.insertText('/new');
  await expect(page.getByRole('option', { selected: true })).toHaveText('New clause below');
  await page.keyboard.press('Enter');
  await expect(clause(page, 'en', 13)).toHaveText(after);
  await expect(clause(page, 'en', 11)).not.toContainText('/');
  await page.keyboard.type('A clause begun by the slash.');
  await expect(clause(page, 'en', 12)).toHaveText('A clause begun by the slash.');

  const member = await enter('ru-interpreter');
  await open(member);
  await newParagraph(member, 'en', 2);
  await member.keyboard.type('/');
  await expect(member.getByRole('option')).toHaveCount(7);
});

test('a table wider than a phone scrolls in itself; neither the page nor the margin of its clause is cut', async ({
  enter,
}) => {
  const page = await enter('in-secretary', { viewport: { width: 390, height: 844 } });
  await open(page);
  await newParagraph(page, 'en', 14);
  await page.getByRole('button', { name: 'Insert a table' }).click();
  for (let cell = 0; cell < 3; cell += 1) {
    await page.keyboard.type('Aluminiumverarbeitungsanlagen');
    await page.keyboard.press('Tab');
  }
  const table = clause(page, 'en', 14).locator('table');
  const widths = await table.evaluate((element) => ({
    surplus: document.documentElement.scrollWidth - window.innerWidth,
    inside: element.scrollWidth - element.clientWidth,
    cut: getComputedStyle(element.closest('[data-part]') ?? element).overflowX,
  }));
  expect(widths.surplus).toBeLessThanOrEqual(0);
  expect(widths.inside).toBeGreaterThan(0);
  expect(widths.cut).toBe('visible');
});
