// Initiatives, sectors and indicators: what serves an effort across sessions, and figures that say where they come from.
import { expect, type Page } from '@playwright/test';
import { graveFindings } from './grave-findings.ts';
import { faultsOfWords } from './interface-words.ts';
import { test } from './journey.ts';

test.use({ scenario: 'follow-up', ownText: 'initiatives' });

const WIDTHS = [1440, 1024, 390];
const section = (page: Page, name: string) => page.locator(`[data-section="${name}"]`);

test('from the list by sector to one initiative, with its stage, actions, clauses and timeline', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Initiatives' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Initiatives' })).toBeVisible();
  const line = page.locator('[data-initiative="wind-tunnel"]');
  await expect(line).toContainText('Under study');
  await expect(line).toContainText('Actions finished: 0 of 1');
  await line.getByRole('link').press('Enter');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Modernized wind tunnel facility' }),
  ).toBeVisible();
  await expect(section(page, 'stage').locator('li')).toHaveCount(2);
  await expect(section(page, 'stage').locator('[data-current="true"]')).toContainText('Under study');
  await expect(section(page, 'actions').locator('[data-action="c-03"]')).toContainText('Overdue');
  await expect(section(page, 'files')).toContainText('No file has been given as evidence.');
  await expect(section(page, 'timeline').locator('time').first()).toHaveText('15 December 2025');
  // The way back from the clause that promised it.
  const clause = section(page, 'clauses').locator('[data-clause]').first();
  await expect(clause.locator('blockquote')).toHaveCount(2);
  const cid = await clause.getAttribute('data-clause');
  await clause.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/documents/protocol-11.*#${cid}$`));
});

test('a stage that one secretary records is seen by the other, who cannot overwrite it unseen', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  const other = await enter('ru-secretary');
  await page.goto('/initiatives/carbon-fibre');
  await other.goto('/initiatives/carbon-fibre');
  await section(other, 'stage').getByRole('button', { name: 'Record a stage' }).press('Enter');
  const stages = section(page, 'stage');
  await stages.getByRole('button', { name: 'Record a stage' }).press('Enter');
  await stages.getByLabel('Stage', { exact: true }).selectOption('study');
  const save = stages.getByRole('button', { name: 'Record', exact: true });
  await expect(save).toBeDisabled();
  await stages.getByRole('textbox').fill('A joint group compares fibres.');
  await save.press('Enter');
  await expect(stages.locator('[data-current="true"]')).toContainText('A joint group compares fibres.');
  await expect(section(other, 'stage').locator('[data-current="true"]')).toContainText('Under study');
  await expect(section(page, 'timeline')).toContainText('Stage: Under study');
});

test('whoever does not keep the register records no stage', async ({ enter }) => {
  const page = await enter('in-observer');
  await page.goto('/initiatives/carbon-fibre');
  await expect(section(page, 'stage').locator('li').first()).toBeVisible();
  await expect(section(page, 'stage').getByRole('button')).toHaveCount(0);
});

test('a file that is reported as evidence stands on the page of its initiative and can be saved', async ({
  enter,
}) => {
  const page = await enter('ru-secretary');
  await page.goto('/initiatives/wind-tunnel');
  await expect(section(page, 'files')).toContainText('No file');
  const headers = { origin: new URL(page.url()).origin };
  const sent = await page.request.post('/api/evidence-files?name=terms.txt', {
    headers: { ...headers, 'content-type': 'text/plain' },
    data: 'Terms of reference',
  });
  const file = (await sent.json()) as { name: string; size: number; digest: string };
  const { row } = (await (await page.request.get('/api/actions/c-03')).json()) as {
    row: { revision: number };
  };
  const { name, size, digest } = file;
  const reported = await page.request.post('/api/actions/c-03/moves', {
    headers,
    data: {
      expectedRevision: row.revision,
      move: {
        move: 'report',
        status: 'reported',
        words: 'Drafted.',
        evidence: [{ kind: 'file', name, size, digest }],
      },
    },
  });
  expect(reported.status(), await reported.text()).toBe(200);
  const link = section(page, 'files').getByRole('link', { name: 'terms.txt' });
  await expect(link).toBeVisible();
  await expect(section(page, 'timeline')).toContainText('C-03 Report: Reported as implemented');
  const download = page.waitForEvent('download');
  await link.click();
  expect((await download).suggestedFilename()).toBe('terms.txt');
});

test('sectors count the parts of their actions, and no part is lost', async ({ enter }) => {
  const page = await enter('in-secretary');
  await page.goto('/sectors');
  await expect(page.locator('[data-sector]')).toHaveCount(10);
  const { rows } = (await (await page.request.get('/api/actions')).json()) as {
    rows: { sector: string | null; parts: { status: string }[] }[];
  };
  const sectors = new Set(rows.flatMap(({ sector }) => sector ?? []));
  expect(sectors.size).toBeGreaterThan(5);
  for (const sector of sectors) {
    const own = rows.filter((row) => row.sector === sector);
    const parts = own.flatMap((row) => row.parts);
    const closed = parts.filter(({ status }) => status === 'closed').length;
    await expect(page.locator(`[data-sector="${sector}"]`)).toContainText(
      `Parts closed: ${closed} of ${parts.length}; actions: ${own.length}`,
    );
  }
  await expect(page.locator('[data-sector="aluminium"]')).toContainText('No actions');
});

test('an indicator says its basis, its marks, its sources and who set a target; a passed one is historic', async ({
  enter,
}) => {
  const page = await enter('in-secretary');
  await page.goto('/indicators');
  const trade = page.getByRole('region', { name: 'Bilateral trade, goods' });
  await expect(trade.getByRole('list', { name: 'Targets' }).getByRole('listitem')).toHaveText([
    /^Historic Target: USD\s30\sbillion by 2025\. Who set it is not recorded\./,
    /^\s*Target: USD\s100\sbillion by 2030\. Who set it is not recorded\./,
  ]);
  const figure = trade.locator('figure');
  await expect(figure).toHaveCount(1);
  await expect(figure).toContainText('financial year, April to March');
  const points = await figure
    .locator('[data-point]')
    .evaluateAll((all) =>
      all.map((point) => [point.getAttribute('data-point'), Number(point.getAttribute('data-value'))]),
    );
  expect(points).toHaveLength(9);
  // The calendar year stands apart, in words: never in the line of financial years.
  expect(points.map(([period]) => period)).not.toContain('1995');
  await expect(trade).toContainText(/USD\s1\.4\sbillion 1995/);
  await figure.getByRole('button').press('Enter');
  const lines = figure.locator('tbody tr');
  await expect(lines).toHaveCount(points.length);
  const values = await lines.evaluateAll((all) =>
    all.map((line) => Number(/\d+(\.\d+)?/.exec(line.querySelector('td')?.textContent ?? '')?.[0])),
  );
  const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
  expect(inOrder(values)).toEqual(inOrder(points.map(([, value]) => Number(value))));
  await expect(lines.filter({ hasText: 'Provisional' })).toContainText('replaced by a later figure');
  await expect(lines.first().getByRole('link')).toHaveAttribute('href', /^http/);
});

test('a figure is found by a word, a period or a number in any language, and shown by Enter', async ({
  enter,
}) => {
  const page = await enter('ru-secretary', { locale: 'ru-RU' });
  await page.goto('/indicators');
  await page.getByRole('button', { name: 'Найти показатель' }).press('Enter');
  const field = page.getByRole('combobox');
  await expect(field).toBeFocused();
  await field.fill('68,7');
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('option')).toHaveAttribute(
    'data-option',
    'trade-total--financial-year--2024-25',
  );
  await field.fill('fertilizer imports');
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Импорт удобрений Индией из России' })).toBeFocused();
  await page.getByRole('button', { name: 'Найти показатель' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Найти показатель' })).toBeFocused();
});

// Roles and colours are the same in every language: axe looks at each in one appearance.
for (const [locale, colorScheme] of [
  ['en', 'dark'],
  ['ru', 'light'],
  ['hi', 'dark'],
] as const) {
  test(`initiatives, sectors and indicators fit in ${locale} at three widths, and axe finds nothing serious (${colorScheme})`, async ({
    enter,
  }) => {
    const tag = { en: 'en-GB', ru: 'ru-RU', hi: 'hi-IN' }[locale];
    const page = await enter('in-cochair', { locale: tag, colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const path of ['/initiatives', '/initiatives/piston-engines', '/sectors', '/indicators']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      found.push(...(await graveFindings(page)).map((fault) => `${path}: ${fault}`));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        found.push(...(await faultsOfWords(page, locale)).map((fault) => `${path}, ${width}: ${fault}`));
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    expect(found).toEqual([]);
  });
}
