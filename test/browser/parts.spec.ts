import { expect, type Page } from '@playwright/test';
import { clause, test, textIn, wordsIn } from './journey.ts';

// Clauses are known by their numbers here, which other files have changed.
test.use({ ownText: 'parts' });

async function open(page: Page): Promise<void> {
  await page.goto('/documents/protocol-11?lang=both');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}

async function caretInto(page: Page, number: number): Promise<void> {
  await clause(page, 'en', number).locator('p').first().click();
  await page.keyboard.press('End');
}

test('a secretary adds, writes, moves and takes back a clause by keyboard, in both languages', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  await caretInto(page, 2);
  const third = await wordsIn(clause(page, 'ru', 3));
  await page.keyboard.press('Control+Enter');
  await expect(clause(page, 'ru', 4)).toHaveText(third);
  await expect(clause(page, 'en', 3)).toHaveText('');
  await expect(page.getByRole('status').filter({ hasText: 'New clause added' })).toBeVisible();
  await page.keyboard.type('Words of a new clause.');
  await expect(clause(page, 'en', 3)).toHaveText('Words of a new clause.');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(clause(page, 'en', 4)).toHaveText('Words of a new clause.');
  await expect(clause(page, 'ru', 3)).toHaveText(third);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(clause(page, 'en', 3)).toHaveText('Words of a new clause.');
});

test('the menu at the handle deletes a part for both Sides, and the undo brings its words back', async ({
  enter,
}) => {
  const page = await enter('ru-secretary');
  const other = await enter('in-cochair');
  await open(page);
  await open(other);
  await expect(other.locator('.part-handle')).toHaveCount(0);
  const words = await wordsIn(clause(page, 'ru', 5));
  await clause(page, 'ru', 5).hover();
  await page.locator('[data-language="ru"] .part-handle').click();
  await page.getByRole('menuitem', { name: 'Delete in all languages' }).click();
  await expect(textIn(other, 'ru')).not.toContainText(words);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(clause(other, 'ru', 5)).toHaveText(words);
});

const inText = (page: Page) => textIn(page, 'en');

test('Mod+Z takes back what one did last, a command or typing, and Mod+Shift+Z does it again in that order', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  const words = await wordsIn(clause(page, 'en', 9));
  const russian = await wordsIn(clause(page, 'ru', 9));
  await caretInto(page, 9);
  await page.keyboard.press('Home');
  // In one piece: letters that a busy machine puts half a second apart are two things to take back.
  await page.keyboard.insertText('Typed first. ');
  await expect(clause(page, 'en', 9)).toContainText('Typed first. ');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(clause(page, 'en', 10)).toContainText('Typed first. ');
  await expect(clause(page, 'ru', 10)).toHaveText(russian);
  await page.keyboard.press('Control+z');
  await expect(clause(page, 'en', 9)).toContainText('Typed first. ');
  await page.keyboard.press('Control+z');
  await expect(clause(page, 'en', 9)).toHaveText(words);
  await page.keyboard.press('Control+Shift+z');
  await expect(clause(page, 'en', 9)).toContainText('Typed first. ');
  await page.keyboard.press('Control+Shift+z');
  await expect(clause(page, 'en', 10)).toContainText('Typed first. ');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(clause(page, 'en', 9)).toHaveText(words);
  await expect(clause(page, 'ru', 9)).toHaveText(russian);
});

test('keys that come faster than the server answers are all obeyed, one after the other', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  const cid = await clause(page, 'en', 12).getAttribute('data-cid');
  // Among all parts: headings are passed too.
  const place = (language: 'en' | 'ru') =>
    textIn(page, language)
      .locator('> [data-cid]')
      .evaluateAll(
        (parts, wanted) => parts.findIndex((part) => part.getAttribute('data-cid') === wanted),
        cid,
      );
  const before = await place('en');
  await page.route('**/api/documents/*/parts', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await caretInto(page, 12);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect.poll(() => place('en')).toBe(before + 4);
  await expect.poll(() => place('ru')).toBe(before + 4);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z');
  await expect.poll(() => place('en')).toBe(before);
  await expect.poll(() => place('ru')).toBe(before);
});

test('a clause is dragged to another place by its handle, in both languages', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page);
  const english = await wordsIn(clause(page, 'en', 22));
  const russian = await wordsIn(clause(page, 'ru', 22));
  await clause(page, 'en', 22).scrollIntoViewIfNeeded();
  await clause(page, 'en', 22).hover();
  const handle = await page.locator('[data-language="en"] .part-handle').boundingBox();
  const goal = await clause(page, 'en', 23).boundingBox();
  if (handle === null || goal === null) throw new Error('the clauses are not on the screen');
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x + 8, goal.y + goal.height / 2, { steps: 4 });
  await page.mouse.move(handle.x + 8, goal.y + goal.height - 2, { steps: 4 });
  await expect(page.locator('.part-drop-line')).toBeVisible();
  await page.mouse.up();
  await expect(clause(page, 'en', 23)).toHaveText(english);
  await expect(clause(page, 'ru', 23)).toHaveText(russian);
  await expect(page.getByRole('menu')).toBeHidden();
});

/** Presses: the menu has 11 lines that can be taken. */
const TWICE_ROUND = 22;

/** From the text to the handle, and by the arrows to an item of its menu. */
async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-language="en"] .part-handle')).toBeFocused();
  await page.keyboard.press('Enter');
  const item = page.getByText(name, { exact: true });
  await expect(page.getByRole('menu').locator(item)).toBeVisible();
  // The focus comes a moment behind the menu: arrows before it would go to the handle.
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
  const wanted = page.locator('[role^="menuitem"]:focus').filter({ has: item });
  for (let press = 0; press < TWICE_ROUND && (await wanted.count()) === 0; press += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(inText(page)).toBeFocused();
}

test('a clause is split, joined, turned into another kind and deleted by the keyboard alone', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  await caretInto(page, 26);
  const whole = await wordsIn(clause(page, 'en', 26));
  const next = await wordsIn(clause(page, 'en', 27));
  // The pointer lies somewhere else: what counts is the caret.
  await clause(page, 'en', 25).hover();
  await page.keyboard.press('ArrowLeft');
  await choose(page, 'Split at the caret');
  await expect(clause(page, 'en', 28)).toHaveText(next);
  const halves = [await wordsIn(clause(page, 'en', 26)), await clause(page, 'en', 27).innerText()];
  expect(halves.join('').replaceAll(/\s/g, '')).toBe(whole.replaceAll(/\s/g, ''));
  await choose(page, 'Join with the one before');
  await expect(clause(page, 'en', 27)).toHaveText(next);
  await choose(page, 'Text without a number');
  await expect(clause(page, 'en', 26)).toHaveText(next);
  await choose(page, 'Clause');
  await expect(clause(page, 'en', 27)).toHaveText(next);
  await choose(page, 'Delete in all languages');
  await expect(clause(page, 'en', 26)).toHaveText(next);
  await expect(inText(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(clause(page, 'en', 27)).toHaveText(next);
});

/** Clause 26 is split already, and the command not answered yet: its change takes another way. Gives the words of 27. */
async function splitWithSlowAnswer(page: Page, ms: number): Promise<string> {
  await open(page);
  await caretInto(page, 26);
  const next = await wordsIn(clause(page, 'en', 27));
  await clause(page, 'en', 25).hover();
  await page.keyboard.press('ArrowLeft');
  await page.route('**/parts', async (route) => {
    const response = await route.fetch();
    await page.waitForTimeout(ms);
    await route.fulfill({ response });
  });
  await choose(page, 'Split at the caret');
  await expect(clause(page, 'en', 28)).toHaveText(next);
  return next;
}

test('the menu that is asked for while a clause is being split is that of the half into which the caret goes', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  const next = await splitWithSlowAnswer(page, 700);
  const [first, second] = [await wordsIn(clause(page, 'en', 26)), await wordsIn(clause(page, 'en', 27))];
  await choose(page, 'Text without a number');
  await expect(clause(page, 'en', 27)).toHaveText(next);
  await expect(clause(page, 'en', 26)).toHaveText(first);
  await expect(textIn(page, 'en').locator('[data-part="passage"]').getByText(second)).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await page.keyboard.press('Control+z');
  await expect(clause(page, 'en', 28)).toHaveText(next);
  await page.keyboard.press('Control+z');
  await expect(clause(page, 'en', 27)).toHaveText(next);
});

test('neither a menu that was asked for during a command nor its caret comes to somebody who has gone on elsewhere', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  const next = await splitWithSlowAnswer(page, 1500);
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-language="en"] .part-handle')).toBeFocused();
  await page.keyboard.press('Enter');
  await clause(page, 'en', 25).locator('p').first().click();
  await page.keyboard.type('Onwards');
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await expect(undo).toBeHidden();
  // Says that the answer has come.
  await expect(undo).toBeVisible();
  await page.keyboard.type(', and on');
  await expect(clause(page, 'en', 25)).toContainText('Onwards, and on');
  await expect(page.getByRole('menu')).toBeHidden();
  await page.unrouteAll({ behavior: 'wait' });
  await page.keyboard.press('Control+z');
  await expect(clause(page, 'en', 25)).not.toContainText(', and on');
  await page.keyboard.press('Control+z');
  await expect(clause(page, 'en', 25)).not.toContainText('Onwards');
  await page.keyboard.press('Control+z');
  await expect(clause(page, 'en', 27)).toHaveText(next);
});

test('when an archived document is brought back, keys and handle of its parts come back with the right, without a reload', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  const { origin } = new URL(page.url());
  const send = async (act: 'archive' | 'bring-back') => {
    const answer = await page.request.post(`/api/documents/protocol-11/${act}`, { headers: { origin } });
    expect(answer.ok()).toBe(true);
  };
  await send('archive');
  try {
    await page.reload();
    await expect(inText(page)).toHaveAttribute('contenteditable', 'false');
    await clause(page, 'en', 2).hover();
    await expect(page.locator('.part-handle:visible')).toHaveCount(0);
  } finally {
    await send('bring-back');
  }
  await expect(inText(page)).toHaveAttribute('contenteditable', 'true', { timeout: 5000 });
  const third = await wordsIn(clause(page, 'en', 3));
  await clause(page, 'en', 2).hover();
  await expect(page.locator('[data-language="en"] .part-handle')).toBeVisible();
  await caretInto(page, 2);
  await page.keyboard.press('Control+Enter');
  await expect(clause(page, 'en', 4)).toHaveText(third);
});

test('whoever writes minutes builds them: a new clause with its pair, by its key', async ({ enter }) => {
  const page = await enter('ru-mining');
  await page.goto('/documents/minutes-11-mining?lang=en');
  await expect(inText(page)).toHaveAttribute('contenteditable', 'true');
  const parts = inText(page).locator('> [data-cid]');
  const before = await parts.count();
  await inText(page).locator('p').last().click();
  await page.keyboard.press('Control+Enter');
  await expect(parts).toHaveCount(before + 1);
  await page.keyboard.type('The Sub-group agreed to meet again.');
  const other = await enter('in-secretary');
  await other.goto('/documents/minutes-11-mining?lang=ru');
  await expect(textIn(other, 'ru').locator('> [data-cid]')).toHaveCount(before + 1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(parts).toHaveCount(before);
});

test('where one may not, the key for a new clause says so in words, and changes nothing', async ({
  enter,
}) => {
  const page = await enter('ru-cochair');
  await open(page);
  const parts = inText(page).locator('> [data-cid]');
  const before = await parts.count();
  await inText(page).locator('p').last().click();
  await page.keyboard.press('Control+Enter');
  const words = page.getByRole('status').filter({ hasText: 'clauses are added and moved by a secretary' });
  await expect(words).toBeVisible();
  await expect(parts).toHaveCount(before);
});

test('the caret stays in its part while the answer to a command is late, and when others change the part', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  await caretInto(page, 26);
  const cid = await clause(page, 'en', 26).getAttribute('data-cid');
  const next = await wordsIn(clause(page, 'en', 27));
  const stands = async (): Promise<string | null | undefined> =>
    page.evaluate(() => {
      const node = getSelection()?.anchorNode;
      const element = node instanceof Element ? node : node?.parentElement;
      return element?.closest('[data-cid]')?.getAttribute('data-cid');
    });
  // The change comes over the socket, and the answer after it.
  const late = Promise.withResolvers<void>();
  await page.route('**/api/documents/*/parts', async (route) => {
    const answer = await route.fetch();
    await late.promise;
    await route.fulfill({ response: answer });
  });
  await choose(page, 'Text without a number');
  await expect(clause(page, 'en', 26)).toHaveText(next);
  expect(await stands()).toBe(cid);
  await page.keyboard.type('Typed at once. ');
  await expect(inText(page).locator(`section[data-cid="${cid}"]`)).toContainText('Typed at once.');
  late.resolve();
  await page.unrouteAll({ behavior: 'wait' });
  const other = await enter('ru-secretary');
  const { origin } = new URL(page.url());
  const turned = await other.request.post('/api/documents/protocol-11/parts', {
    data: { kind: 'change-kind', part: cid, as: 'clause' },
    headers: { origin },
  });
  expect(turned.ok()).toBe(true);
  await expect(clause(page, 'en', 27)).toHaveText(next);
  expect(await stands()).toBe(cid);
});
