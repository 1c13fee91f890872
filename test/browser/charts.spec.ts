// Charts of actions: each says in a sentence and in a table what it draws, live, by keyboard, in three languages.
import { expect, type Locator, type Page } from '@playwright/test';
import { graveFindings } from './grave-findings.ts';
import { faultsOfWords } from './interface-words.ts';
import { test } from './journey.ts';

test.use({ scenario: 'follow-up', ownText: 'charts' });

const CHARTS = ['sector', 'subGroup', 'open', 'on-time', 'load'];
const WIDTHS = [1440, 1024, 390];

const chart = (page: Page, name: string) => page.locator(`figure[data-chart="${name}"]`);

async function open(page: Page): Promise<void> {
  await page.goto('/actions/charts');
  await expect(chart(page, 'load').locator('[data-value]').first()).toBeVisible();
}

type Piece = { row: string; layer: string; value: number; length: number };

/** What is drawn: each piece of a stack with its number and its length in pixels along the axis. */
function piecesOf(figure: Locator, along: 'width' | 'height'): Promise<Piece[]> {
  return figure.locator('[data-row][data-value]').evaluateAll(
    (pieces, side) =>
      pieces.map((piece) => ({
        row: piece.getAttribute('data-row') ?? '',
        layer: piece.getAttribute('data-layer') ?? '',
        value: Number(piece.getAttribute('data-value')),
        // The drawn area leaves half a pixel free at either edge.
        length: Number(piece.querySelector('rect')?.getAttribute(side)) + 1,
      })),
    along,
  );
}

/** The numbers of a table: per line, in the order of its columns. */
async function cellsOf(figure: Locator): Promise<Map<string, number[]>> {
  const rows = await figure.locator('tbody tr').evaluateAll((lines) =>
    lines.map((line) => ({
      row: line.getAttribute('data-row') ?? '',
      cells: [...line.querySelectorAll('td')].map((cell) => Number(cell.textContent)),
    })),
  );
  return new Map(rows.map(({ row, cells }) => [row, cells]));
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

for (const name of CHARTS) {
  test(`the table of “${name}” holds the numbers that are drawn, and lengths are true to them`, async ({
    enter,
  }) => {
    const page = await enter('in-secretary');
    await open(page);
    const figure = chart(page, name);
    const pieces = await piecesOf(figure, name === 'open' ? 'height' : 'width');
    expect(pieces.length).toBeGreaterThan(3);
    const scale = (pieces[0]?.length ?? 0) / (pieces[0]?.value ?? 1);
    for (const { value, length, ...piece } of pieces) {
      expect(Math.abs(length - value * scale), JSON.stringify(piece)).toBeLessThan(1.5);
    }
    await figure.getByRole('button').press('Enter');
    const table = await cellsOf(figure);
    expect(table.size).toBeGreaterThan(3);
    for (const [row, cells] of table) {
      const drawn = pieces.filter((piece) => piece.row === row).map(({ value }) => value);
      // Noughts are not drawn; what follows the layers sums them up or stands beside them.
      const layers = { sector: 7, subGroup: 7, open: cells.length - 1, 'on-time': 4, load: 3 }[name] ?? 0;
      expect(cells.slice(0, layers).filter((value) => value > 0)).toEqual(drawn);
      if (name !== 'on-time') expect(cells[layers], row).toBe(sumOf(drawn));
      else expect(cells.slice(layers)).toEqual([sumOf(cells.slice(0, 2)), sumOf(drawn)]);
    }
    expect([...table.keys()]).toEqual(expect.arrayContaining([...new Set(pieces.map(({ row }) => row))]));
  });
}

test('each chart has a sentence with its sums, which stands for the drawing to a screen reader', async ({
  enter,
}) => {
  const page = await enter('ru-secretary');
  await open(page);
  const told: Record<string, string> = {};
  for (const name of CHARTS) {
    const image = chart(page, name).getByRole('img');
    told[name] = (await image.getAttribute('aria-label')) ?? '';
    await expect(chart(page, name).locator('figcaption')).toContainText(told[name]);
  }
  expect(told).toMatchObject({
    sector: 'Parts closed: 14 of 37; actions: 23. Parts overdue: 5.',
    subGroup: told['sector'],
    open: 'Open today: 13 of 23 actions. Most were open on 31 August 2025: 16.',
    'on-time': expect.stringMatching(/^Parts on time: 7 of 14\./),
    load: expect.stringMatching(/^Parts still owed: 18\. .*RUS Minpromtorg of Russia, 7\.$/),
  });
});

test('what the other Side does to an action is drawn within a second, without a reload', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await open(page);
  const bars = chart(page, 'sector');
  const before = await bars.getByRole('img').getAttribute('aria-label');
  const other = await enter('ru-secretary');
  const origin = { origin: new URL(page.url()).origin };
  const { row } = (await (await other.request.get('/api/actions/c-11')).json()) as {
    row: { revision: number; parts: { side: string; status: string }[] };
  };
  expect(row.parts.find(({ side }) => side === 'ru')?.status).toBe('open');
  const begun = await piecesOf(bars, 'width').then((all) => all.filter(({ layer }) => layer === 'open'));
  const answer = await other.request.post('/api/actions/c-11/moves', {
    headers: origin,
    data: {
      expectedRevision: row.revision,
      move: { move: 'report', status: 'in-progress', words: 'Begun.', evidence: [] },
    },
  });
  expect(answer.status()).toBe(200);
  const left = async () =>
    sumOf((await piecesOf(bars, 'width')).filter(({ layer }) => layer === 'open').map(({ value }) => value));
  await expect.poll(left, { timeout: 1000 }).toBe(sumOf(begun.map(({ value }) => value)) - 1);
  expect(await bars.getByRole('img').getAttribute('aria-label')).toBe(before);
});

test('by keyboard alone: from chart to table and back, and the focus stays on the button', async ({
  enter,
}) => {
  const page = await enter('in-observer');
  await open(page);
  const figure = chart(page, 'open');
  const button = figure.getByRole('button');
  await button.focus();
  await page.keyboard.press('Space');
  await expect(figure.getByRole('table')).toBeVisible();
  await expect(figure.getByRole('img')).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.keyboard.press('Tab');
  // A wide table is scrolled by its keys.
  await expect(figure.getByRole('region')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(figure.getByRole('img')).toBeVisible();
});

// Roles and colours are the same in every language: axe looks at each in one appearance.
for (const [locale, colorScheme] of [
  ['en', 'light'],
  ['ru', 'dark'],
  ['hi', 'light'],
] as const) {
  test(`charts and their tables fit in ${locale} at three widths, and axe finds nothing serious (${colorScheme})`, async ({
    enter,
  }) => {
    const tag = { en: 'en-GB', ru: 'ru-RU', hi: 'hi-IN' }[locale];
    const page = await enter('ru-secretary', { locale: tag, colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await open(page);
      found.push(...(await faultsOfWords(page, locale)).map((fault) => `${width}: ${fault}`));
      for (const name of CHARTS) await chart(page, name).getByRole('button').click();
      found.push(...(await faultsOfWords(page, locale)).map((fault) => `${width}, tables: ${fault}`));
    }
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    found.push(...(await graveFindings(page)));
    for (const name of CHARTS) await chart(page, name).getByRole('button').click();
    found.push(...(await graveFindings(page)));
    expect(found).toEqual([]);
  });
}
