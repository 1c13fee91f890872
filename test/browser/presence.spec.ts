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

test("somebody's caret goes with whoever leaves, and all of them with the network", async ({ enter }) => {
  const indian = await enter('in-secretary');
  const [leaving, staying] = [await enter('ru-secretary'), await enter('ru-cochair')];
  await Promise.all([indian, leaving, staying].map((page) => open(page)));
  const carets = textIn(indian, 'en').locator('.caret');
  await writeAt(leaving, 'en', 3);
  await writeAt(staying, 'en', 4);
  await expect(carets).toHaveCount(2);
  await leaving.context().close();
  await expect(carets).toHaveCount(1);
  await indian.context().setOffline(true);
  await expect(carets).toHaveCount(0);
  await indian.context().setOffline(false);
  await expect(carets).toHaveCount(1);
});

test('changes of others reach a text at most once a frame, however many people write', async ({ enter }) => {
  const reader = await enter('in-secretary');
  const writers = await Promise.all(['in-cochair', 'ru-secretary', 'ru-cochair'].map((each) => enter(each)));
  await Promise.all([reader, ...writers].map((page) => open(page)));
  await reader.evaluate(countChanges);
  await Promise.all(writers.map((page, index) => writeAt(page, 'en', 16 + index)));
  await Promise.all(writers.map((page) => page.evaluate(typeSwiftly)));
  for (const index of writers.keys()) {
    await expect(clause(reader, 'en', 16 + index)).toContainText('0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15');
    await expect(clause(reader, 'en', 16 + index)).toContainText('56 57 58 59');
  }
  const perFrame = await reader.evaluate(() => JSON.parse(document.body.dataset['changes'] ?? '{}'));
  expect(perFrame.en.length, 'frames with changes').toBeGreaterThan(3);
  expect(Math.max(...perFrame.en, ...perFrame.ru)).toBe(1);
});

/** In the page: how many changes of others each editor is given in a frame, as a list of frames with any. */
function countChanges(): void {
  const frames: Record<string, number[]> = { en: [], ru: [] };
  for (const column of document.querySelectorAll<HTMLElement>('.text-column')) {
    const inColumn = frames[column.dataset['language'] ?? ''];
    const text: (Element & { editor?: EventedEditor }) | null = column.querySelector('.ProseMirror');
    let lastFrame: unknown = null;
    text?.editor?.on('transaction', ({ transaction }) => {
      if (transaction.getMeta('y-sync$')?.isChangeOrigin !== true) return;
      // The time of the frame: it stands still until the next one.
      const frame = document.timeline.currentTime;
      if (frame === lastFrame) inColumn?.push((inColumn.pop() ?? 0) + 1);
      else inColumn?.push(1);
      lastFrame = frame;
      document.body.dataset['changes'] = JSON.stringify(frames);
    });
  }
}

type EventedEditor = {
  on(
    name: 'transaction',
    told: (event: {
      transaction: { getMeta(key: string): { isChangeOrigin?: boolean } | undefined };
    }) => void,
  ): void;
};

/** In the page: faster than any hand, and for so long that a slow machine draws several frames meanwhile. */
async function typeSwiftly(): Promise<void> {
  for (let word = 0; word < 60; word += 1) {
    document.execCommand('insertText', false, `${word} `);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a hidden tab, which paints no frames, has the changes of others as well', async ({ enter }) => {
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

/** In the page: how many strokes of carets have been set in motion by script. */
function countGlides(): void {
  const animate = Reflect.get(Element.prototype, 'animate');
  Element.prototype.animate = function count(...given) {
    const glides = Number(document.body.dataset['glides'] ?? '0');
    if (this.classList.contains('caret-stroke')) document.body.dataset['glides'] = String(glides + 1);
    return Reflect.apply(animate, this, given);
  };
}

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`carets of others glide to where they go, with motion ${reducedMotion}`, async ({ enter }) => {
    const indian = await enter('in-secretary', { reducedMotion });
    const russian = await enter('ru-secretary');
    await Promise.all([open(indian), open(russian)]);
    await indian.evaluate(countGlides);
    await writeAt(russian, 'en', 20);
    const caret = clause(indian, 'en', 20).locator('.caret');
    await expect(caret).toBeAttached();
    const before = await caret.boundingBox();
    for (let step = 0; step < 5; step += 1) await russian.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await caret.boundingBox())?.x).not.toBe(before?.x);
    const glides = await indian.evaluate(() => Number(document.body.dataset['glides'] ?? '0'));
    if (reducedMotion === 'reduce') expect(glides).toBe(0);
    else expect(glides).toBeGreaterThan(0);
  });
}

for (const [locale, name, title] of [
  ['ru-RU', 'Мира Наир', 'Следовать: Мира Наир'],
  ['hi-IN', 'मीरा नायर', 'मीरा नायर'],
] as const) {
  test(`those who are here are called as the interface calls them, in ${locale}`, async ({ enter }) => {
    const reader = await enter('ru-secretary', { locale });
    const indian = await enter('in-secretary');
    await Promise.all([open(reader), open(indian)]);
    await writeAt(indian, 'en', 21);
    await expect(textIn(reader, 'en').locator('.caret-name')).toContainText(name);
    await reader.getByRole('button', { name: /2/ }).first().click();
    const line = reader.getByRole('listitem').filter({ hasText: name }).getByRole('button');
    await expect(line).toHaveAttribute('title', new RegExp(title));
    await line.click();
    await expect(reader.getByRole('status').filter({ hasText: name })).toBeVisible();
  });
}

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
