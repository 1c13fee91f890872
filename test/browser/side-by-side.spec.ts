import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { LONG_PROTOCOL, seedLongProtocol } from '#test/support/long-protocol.ts';
import { removeDataFolder, startServerProcess } from '#test/support/start-server-process.ts';
import { clause, test, textIn } from './journey.ts';

const WIDTHS = [1024, 1280, 1440];
const MAX_DIFFERENCE_PX = 1;
/** A window scrolls by whole pixels: each of four changes may lose a part of one. */
const MAX_DRIFT_PX = 4;

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved', { timeout: 30_000 });
}

/** How many parts stand beside their pair, and how far apart the tops of the worst pair are, in px. */
async function pairedTops(page: Page): Promise<{ pairs: number; worst: number; overlaps: number }> {
  return page.evaluate(() => {
    const columns = [...document.querySelectorAll('.text-column:not([hidden])')].map((column) =>
      [...column.querySelectorAll<HTMLElement>('.ProseMirror > [data-cid]')].map((part) => ({
        cid: part.dataset['cid'],
        box: part.getBoundingClientRect(),
      })),
    );
    const [left = [], right = []] = columns;
    const tops = new Map(right.map(({ cid, box }) => [cid, box.top]));
    const differences = left.map(({ cid, box }) =>
      Math.abs(box.top - (tops.get(cid) ?? Number.POSITIVE_INFINITY)),
    );
    const overlaps = columns.flatMap((parts) =>
      parts.filter(
        ({ box }, index) => box.top < (parts[index - 1]?.box.bottom ?? Number.NEGATIVE_INFINITY) - 1,
      ),
    );
    return { pairs: differences.length, worst: Math.max(...differences), overlaps: overlaps.length };
  });
}

async function expectAligned(page: Page, pairs: number): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.locator('.text-column:not([hidden])')).toHaveCount(2);
    const tops = await pairedTops(page);
    expect(tops.pairs).toBe(pairs);
    expect(tops.worst).toBeLessThanOrEqual(MAX_DIFFERENCE_PX);
    expect(tops.overlaps).toBe(0);
  }
}

/** Long enough to grow its row by lines, in the language whose wording was the shorter one too. */
async function typeLong(page: Page, language: 'en' | 'ru', number: number): Promise<void> {
  await clause(page, language, number).locator('p').first().click();
  await page.keyboard.type('Typed: ');
  await page.keyboard.insertText('words that make this wording much longer than the other. '.repeat(5));
}

test('the Protocol: both wordings of every part begin at the same height, before and after typing', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page, '/documents/protocol-11?lang=both');
  const pairs = await textIn(page, 'en').locator('> [data-cid]').count();
  expect(pairs).toBeGreaterThan(45);
  await expectAligned(page, pairs);
  await typeLong(page, 'en', 12);
  await expectAligned(page, pairs);
  await typeLong(page, 'ru', 20);
  await expectAligned(page, pairs);
});

test('a text of 200 clauses is aligned as well, and a part without words is a quiet place to write', async ({
  browser,
}) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'alternat-long-'));
  await seedLongProtocol(dataFolder, 200);
  const server = await startServerProcess({ dataFolder });
  try {
    const context = await browser.newContext({ baseURL: server.url });
    const page = await context.newPage();
    await page.request.post('/api/demo/login', {
      data: { member: 'in-secretary' },
      headers: { origin: server.url },
    });
    await open(page, `/documents/${LONG_PROTOCOL}?lang=both`);
    // 200 clauses, 10 sections, and one clause that only English words so far.
    await expectAligned(page, 211);
    const place = textIn(page, 'ru').locator('[data-cid="long-unworded"]');
    const note = () => place.evaluate((part) => getComputedStyle(part, '::after').content);
    expect(await note()).toContain('No Russian wording yet');
    await place.click();
    await page.keyboard.type('Стороны договорились вернуться к этому вопросу.');
    await expect(place).toContainText('Стороны договорились');
    expect(await note()).toBe('none');
    await typeLong(page, 'en', 100);
    await typeLong(page, 'ru', 151);
    await expectAligned(page, 211);
    await context.close();
  } finally {
    await server.kill('SIGTERM');
    await removeDataFolder(dataFolder);
  }
});

test('one hops to the same part in the other language and back to where one was', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page, '/documents/protocol-11?lang=both');
  await clause(page, 'en', 12).locator('p').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+KeyL');
  await expect(textIn(page, 'ru')).toBeFocused();
  await expect(page.getByText('Russian text: paragraph 12')).toBeAttached();
  await page.keyboard.type('Здесь. ');
  await expect(clause(page, 'ru', 12)).toContainText('Здесь. ');
  await page.keyboard.press('Control+Shift+KeyL');
  await page.keyboard.type('Back. ');
  await expect(clause(page, 'en', 12)).toContainText('Back. ');
});

test('with one language on the screen the hop shows the other one at the same part', async ({ enter }) => {
  const page = await enter('in-secretary', { viewport: { width: 800, height: 900 } });
  await open(page, '/documents/protocol-11?lang=en');
  await expect(page.locator('.text-column:not([hidden])')).toHaveCount(1);
  await clause(page, 'en', 30).locator('p').first().click();
  await page.keyboard.press('Control+Shift+KeyL');
  await expect(textIn(page, 'ru')).toBeFocused();
  await expect(clause(page, 'ru', 30)).toBeInViewport();
  await expect(textIn(page, 'en')).toBeHidden();
});

/** The height in the window at which a clause begins, in px. */
const topOf = async (page: Page, language: 'en' | 'ru', number: number): Promise<number> =>
  clause(page, language, number).evaluate((part) => part.getBoundingClientRect().top);

test('another choice of languages keeps the clause that is being read at its height', async ({ enter }) => {
  const page = await enter('in-secretary');
  await open(page, '/documents/protocol-11?lang=en');
  const choose = (name: string) => page.getByRole('group', { name: 'Languages shown' }).getByText(name);
  // Just above the line at which one reads, a third of the window down.
  await clause(page, 'en', 30).evaluate((part) => window.scrollBy(0, part.getBoundingClientRect().top - 290));
  const before = await topOf(page, 'en', 30);
  expect(Math.round(before)).toBe(290);
  for (const [name, language] of [
    ['RU', 'ru'],
    ['EN', 'en'],
    ['Both', 'en'],
    ['RU', 'ru'],
  ] as const) {
    await choose(name).click();
    await expect(page.locator('.text-column:not([hidden])')).toHaveCount(name === 'Both' ? 2 : 1);
    await expect(textIn(page, language)).toBeVisible();
    // Again until the fonts of the other language have come.
    await expect
      .poll(async () => Math.abs((await topOf(page, language, 30)) - before))
      .toBeLessThanOrEqual(MAX_DRIFT_PX);
  }
});

test('the hop between two columns brings the part back that was scrolled away, clear of the bars', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page, '/documents/protocol-11?lang=both');
  await clause(page, 'en', 30).locator('p').first().click();
  for (const to of [0, 1e6]) {
    await page.evaluate((top) => window.scrollTo(0, top), to);
    await expect(clause(page, 'en', 30)).not.toBeInViewport();
    await page.keyboard.press('Control+Shift+KeyL');
    const tools = await page.getByRole('toolbar', { name: 'Formatting' }).boundingBox();
    const below = (tools?.y ?? 0) + (tools?.height ?? 0);
    const caret = () =>
      page.evaluate(() => getSelection()?.getRangeAt(0).getBoundingClientRect().top ?? Number.NaN);
    await expect.poll(caret).toBeGreaterThanOrEqual(below);
    expect(await caret()).toBeLessThan(900 - 24);
  }
});

test('of a text in three languages two stand side by side, and each is shown alone when it is chosen', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await page.goto('/');
  await page.getByRole('button', { name: 'New document' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Note', { exact: true }).click();
  await dialog.getByText('also in Hindi').click();
  await dialog.getByRole('button', { name: 'Create and open' }).click();
  await expect(page.locator('.text-column:not([hidden])')).toHaveCount(2);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved', { timeout: 30_000 });
  const shown = () =>
    page
      .locator('.text-column:not([hidden])')
      .evaluateAll((columns) => columns.map((column) => (column as HTMLElement).dataset['language']));
  expect(await shown()).toEqual(['en', 'ru']);
  await expectAligned(page, await textIn(page, 'en').locator('> [data-cid]').count());
  const group = page.getByRole('group', { name: 'Languages shown' });
  await expect(group.locator('label')).toHaveText(['EN', 'RU', 'HI', 'EN + RU']);
  await group.getByText('HI', { exact: true }).click();
  await expect.poll(shown).toEqual(['hi']);
  await group.getByText('EN + RU').click();
  await expect.poll(shown).toEqual(['en', 'ru']);
  await expectAligned(page, await textIn(page, 'en').locator('> [data-cid]').count());
});

test('the menu of a part hops from that part, wherever the caret stands, and shows the keys', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page, '/documents/protocol-11?lang=both');
  await clause(page, 'en', 2).locator('p').first().click();
  await clause(page, 'en', 4).hover();
  await page.locator('[data-language="en"] .part-handle').click();
  await expect(page.getByRole('menuitem', { name: 'New clause below' })).toContainText('Ctrl+Enter');
  await page.getByRole('menuitem', { name: 'Same part in the other language' }).click();
  await expect(textIn(page, 'ru')).toBeFocused();
  await page.keyboard.type('Именно здесь. ');
  await expect(clause(page, 'ru', 4)).toContainText('Именно здесь. ');
});
