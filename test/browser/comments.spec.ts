import { expect, type Locator, type Page } from '@playwright/test';
import { graveFindings } from './grave-findings.ts';
import { clause, test, textIn } from './journey.ts';

const saved = (page: Page): Promise<void> =>
  expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');

async function open(page: Page, path = '/documents/protocol-11?lang=en'): Promise<void> {
  await page.goto(path);
  await saved(page);
}

/** Puts the caret before the first word of a clause. */
async function caretInto(page: Page, number: number): Promise<void> {
  await clause(page, 'en', number)
    .locator('p')
    .first()
    .click({ position: { x: 4, y: 8 } });
  await page.keyboard.press('Home');
}

/** Selects the first words of a clause by keyboard; what was selected. */
async function selectWords(page: Page, number: number): Promise<string> {
  await caretInto(page, number);
  for (let word = 0; word < 3; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  return await page.evaluate(() => document.getSelection()?.toString().trim() ?? '');
}

const panel = (page: Page) => page.locator('#comments');

/** Nothing of the panel may be hard to reach for anybody. */
async function expectAccessible(page: Page): Promise<void> {
  expect(await graveFindings(page, { within: '#comments' })).toEqual([]);
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
  await panel(indian).getByRole('radio', { name: 'Open' }).check({ force: true });
  await resolveAll(indian);
  await expect(textIn(russian, 'en').locator('.comment-words')).toHaveCount(0);
  await expect(textIn(russian, 'en')).toHaveAttribute('contenteditable', 'false');
});

test('a comment follows its words while both Sides write, and says when they have gone', async ({
  enter,
}) => {
  const indian = await enter('in-cochair');
  const russian = await enter('ru-cochair');
  await Promise.all([open(indian), open(russian)]);
  const words = await selectWords(indian, 6);
  await indian.getByRole('button', { name: 'Comment on the selection' }).click();
  await indian.keyboard.type('To be checked.');
  await panel(indian).getByRole('button', { name: 'Comment', exact: true }).click();
  await expect.poll(() => discussedWords(russian)).toBe(words);
  await caretInto(russian, 6);
  await russian.keyboard.type('Moreover, ');
  await saved(russian);
  await expect.poll(() => wordsOfClause(indian, 6)).toContain(`Moreover, ${words}`);
  await expect.poll(() => discussedWords(indian)).toBe(words);
  await expect.poll(() => discussedWords(russian)).toBe(words);
  await expect(clause(indian, 'en', 6)).toHaveAttribute('data-comments', '1');
  // All of the clause goes; the thread stays and says so.
  await clause(russian, 'en', 6).locator('p').first().click({ clickCount: 3 });
  await russian.keyboard.press('Delete');
  await russian.keyboard.type('Something else.');
  await expect(panel(indian).getByRole('article')).toContainText('The words have gone');
  await expect(textIn(indian, 'en').locator('.comment-words')).toHaveCount(0);
  await expect.poll(() => wordsOfClause(indian, 6)).toBe('Something else.');
  await resolveAll(indian);
});

/** Where in the words of a clause a click would put the caret; carets of others are no words. */
type Aim = { x: number; y: number; before: string; after: string };

const aimAt = (words: Locator, share: number): Promise<Aim> =>
  words.evaluate((element, part) => {
    element.scrollIntoView({ block: 'center' });
    const [box] = element.getClientRects();
    const line = element.closest('p');
    if (box === undefined || line === null) throw new Error('these words are not on the screen');
    const [x, y] = [box.x + box.width * part, box.y + box.height / 2];
    const place = document.caretPositionFromPoint(x, y);
    if (place === null || !line.contains(place.offsetNode)) throw new Error('there are no words here');
    const range = document.createRange();
    const wordsInRange = () => {
      const copy = range.cloneContents();
      for (const caret of copy.querySelectorAll('.caret')) caret.remove();
      return copy.textContent;
    };
    range.selectNodeContents(line);
    range.setEnd(place.offsetNode, place.offset);
    const before = wordsInRange();
    range.selectNodeContents(line);
    range.setStart(place.offsetNode, place.offset);
    return { x, y, before, after: wordsInRange() };
  }, share);

/** What is marked as under discussion, carets of others left out; a caret may stand between its letters. */
const discussedWords = (page: Page): Promise<string> =>
  textIn(page, 'en')
    .locator('.comment-words')
    .evaluateAll((marks) => {
      const copies = marks.map((mark) => mark.cloneNode(true));
      for (const copy of copies) {
        if (copy instanceof Element) for (const caret of copy.querySelectorAll('.caret')) caret.remove();
      }
      return copies.map((copy) => copy.textContent ?? '').join('');
    });

const wordsOfClause = (page: Page, number: number): Promise<string> =>
  clause(page, 'en', number)
    .locator('p')
    .first()
    .evaluate((line) => {
      const copy = line.cloneNode(true);
      if (copy instanceof Element) for (const caret of copy.querySelectorAll('.caret')) caret.remove();
      return copy.textContent ?? '';
    });

/** Nothing is left behind for the next test in the same Protocol. */
async function resolveAll(page: Page): Promise<void> {
  const resolve = panel(page).getByRole('button', { name: 'Resolve' });
  for (let left = await resolve.count(); left > 0; left -= 1) {
    await resolve.first().click();
    await expect(resolve).toHaveCount(left - 1);
  }
}

/** Moves the caret, and with it the words behind it, until told to stop. */
async function moveCaret(page: Page, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    for (const key of ['ArrowLeft', 'x', 'ArrowRight', 'Backspace']) await page.keyboard.press(key);
  }
}

test('a click into words under discussion puts the caret there, whatever is drawn for others meanwhile', async ({
  enter,
}) => {
  const indian = await enter('in-cochair');
  const russian = await enter('ru-cochair');
  await Promise.all([open(indian), open(russian)]);
  await indian.getByTestId('comments-button').click();
  for (const word of [0, 1]) {
    await caretInto(indian, 7);
    for (let step = 0; step < word * 2; step += 1) await indian.keyboard.press('Control+ArrowRight');
    for (let step = 0; step < 2; step += 1) await indian.keyboard.press('Control+Shift+ArrowRight');
    await indian.keyboard.press('Control+Alt+KeyM');
    await indian.keyboard.type(`Question ${word}`);
    await indian.keyboard.press('Control+Enter');
    await expect(textIn(russian, 'en').locator('.comment-words')).toHaveCount(word + 1);
  }
  await caretInto(indian, 7);
  await indian.keyboard.press('End');
  const moving = new AbortController();
  const moved = moveCaret(indian, moving.signal);
  for (let turn = 0; turn < 20; turn += 1) {
    const letter = 'ABCDEFGHIJKLMNOPQRST'.charAt(turn);
    const words = textIn(russian, 'en')
      .locator('.comment-words')
      .nth(turn % 2);
    const { x, y, before, after } = await aimAt(words, ((turn * 7) % 10) / 10 + 0.05);
    await russian.mouse.click(x, y);
    await russian.keyboard.press(`Shift+Key${letter}`);
    const start = after.slice(0, 10);
    await expect.poll(() => wordsOfClause(russian, 7)).toContain(`${before}${letter}${start}`);
  }
  moving.abort();
  await moved;
  await saved(russian);
  await resolveAll(indian);
});

test('a key that comes before the browser has told of the selection comments on that selection', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  await caretInto(page, 16);
  const words = await page.evaluate(() => {
    const selection = document.getSelection();
    for (let word = 0; word < 3; word += 1) selection?.modify('extend', 'forward', 'word');
    const chord = { code: 'KeyM', key: 'm', ctrlKey: true, altKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', chord));
    return selection?.toString().trim() ?? '';
  });
  expect(words).not.toBe('');
  await expect(textIn(page, 'en').locator('.comment-active')).toHaveText(words);
  await page.getByRole('button', { name: 'Cancel' }).click();
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
  const box = page.getByRole('textbox', { name: 'Write a comment' });
  await expect(box).toHaveValue('Half a thou');
  // What is only drawn again takes the focus from nobody.
  await expect(page.getByTestId('comments-button')).toBeFocused();
  await box.click();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(textIn(page, 'en')).toBeFocused();
  await page.keyboard.press('Control+Alt+KeyM');
  await expect(page.getByRole('textbox', { name: 'Write a comment' })).toHaveValue('Half a thou');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('textbox', { name: 'Write a comment' })).toHaveCount(0);
  await expect(textIn(page, 'en')).toBeFocused();
});

test('asked for again, a comment takes the letters again: the words that are selected stay', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  await selectWords(page, 9);
  await page.keyboard.press('Control+Alt+KeyM');
  const box = page.getByRole('textbox', { name: 'Write a comment' });
  await expect(box).toBeFocused();
  await page.keyboard.type('First ');
  const before = await wordsOfClause(page, 10);
  const words = await selectWords(page, 10);
  await expect(textIn(page, 'en')).toBeFocused();
  await page.keyboard.press('Control+Alt+KeyM');
  await page.keyboard.type('and second');
  await expect(box).toHaveValue('First and second');
  await expect(box).toBeFocused();
  await expect(textIn(page, 'en').locator('.comment-active')).toHaveText(words);
  expect(await wordsOfClause(page, 10)).toBe(before);
  await page.getByRole('button', { name: 'Cancel' }).click();
});

test('by keyboard alone one goes from the words to their thread and back; what is resolved hands the focus on', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  for (const number of [13, 14]) {
    await selectWords(page, number);
    await page.keyboard.press('Control+Alt+KeyM');
    await page.keyboard.type(`About ${number}`);
    await page.keyboard.press('Control+Enter');
    await expect(panel(page).getByRole('article')).toHaveCount(number - 12);
  }
  const [first, second] = [13, 14].map((number) =>
    panel(page)
      .getByRole('article')
      .filter({ hasText: `About ${number}` }),
  );
  if (first === undefined || second === undefined) throw new Error('two numbers, two threads');
  await caretInto(page, 13);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Alt+KeyM');
  await expect(first).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(first.getByTitle('Show in the text')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(textIn(page, 'en')).toBeFocused();
  await page.keyboard.press('Shift+KeyZ');
  await expect.poll(() => wordsOfClause(page, 13)).toMatch(/^Z/);
  await page.keyboard.press('Backspace');
  await first.getByRole('button', { name: 'Reply' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(first.getByRole('button', { name: 'Reply' })).toBeFocused();
  await first.getByRole('button', { name: 'Resolve' }).focus();
  await page.keyboard.press('Enter');
  await expect(first).toHaveCount(0);
  await expect(second).toBeFocused();
  await second.getByRole('button', { name: 'Withdraw' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { level: 2 })).toBeFocused();
  await panel(page).getByRole('button', { name: 'Close the comments' }).click();
  await expect(textIn(page, 'en')).toBeFocused();
});

test('a comment on a whole part shows beside it, and its mark in the margin opens it', async ({ enter }) => {
  const indian = await enter('in-secretary');
  const russian = await enter('ru-secretary');
  await Promise.all([open(indian), open(russian)]);
  await caretInto(indian, 15);
  await indian.keyboard.press('Control+Alt+KeyM');
  await expect(panel(indian)).toContainText('clause or passage as a whole');
  await expect(clause(indian, 'en', 15)).toHaveClass(/comment-part/);
  await indian.keyboard.type('Is it needed?');
  await indian.keyboard.press('Control+Enter');
  const part = clause(russian, 'en', 15);
  await expect(part).toHaveAttribute('data-comments', '1');
  await expect(panel(russian)).toHaveCount(0);
  await part.scrollIntoViewIfNeeded();
  const mark = await part.evaluate((element) => {
    const { right, top } = element.getBoundingClientRect();
    const { left, insetInlineStart, top: below, width } = getComputedStyle(element, '::after');
    const from = Number.parseFloat(insetInlineStart === 'auto' ? left : insetInlineStart);
    const outside = from - element.getBoundingClientRect().width;
    return { x: right + outside + Number.parseFloat(width) / 2, y: top + Number.parseFloat(below) + 6 };
  });
  await russian.mouse.click(mark.x, mark.y);
  await expect(panel(russian).getByRole('article')).toContainText('Is it needed?');
  await expect(part).toHaveClass(/comment-part/);
  await resolveAll(indian);
  await expect(part).not.toHaveAttribute('data-comments');
});

for (const locale of ['en-GB', 'ru-RU', 'hi-IN']) {
  test(`the comments fit a window of any width in ${locale}`, async ({ enter }) => {
    const colorScheme = locale === 'en-GB' ? 'light' : 'dark';
    const page = await enter('ru-secretary', { locale, colorScheme });
    for (const width of [390, 1024, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      if (width === 390) {
        await open(page, '/documents/protocol-11');
        await page.getByTestId('comments-button').click();
      }
      await expect(panel(page).getByRole('heading', { level: 2 })).toBeVisible();
      const surplus = await page.evaluate(() => {
        const inside = document.querySelector('#comments');
        const wide = inside === null ? 1 : inside.scrollWidth - inside.clientWidth;
        return Math.max(wide, document.documentElement.scrollWidth - window.innerWidth);
      });
      expect(surplus, `${locale} ${width}`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    }
  });
}
