import { expect, type Page } from '@playwright/test';
import { test, textIn } from './journey.ts';

test.use({ ownText: 'drawn' });

/** Until it is let go, no socket of the page gets anywhere. */
async function heldSockets(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.routeWebSocket(/\/sync\//, async (socket) => {
    await held.promise;
    socket.connectToServer();
  });
  return held.resolve;
}

type Place = { column: number; cid: string; words: string; number: string; at: readonly number[] };

/** Every part that is shown, and where, in pixels of the page. */
function placesOf(page: Page): Promise<readonly Place[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.text-column:not([hidden])')].flatMap((column, index) =>
      [...column.querySelectorAll<HTMLElement>('[data-part]')].map((part) => {
        const { left, top, width, height } = part.getBoundingClientRect();
        return {
          column: index,
          cid: part.dataset['cid'] ?? '',
          words: part.textContent,
          number: getComputedStyle(part, '::before').content,
          at: [left, top + scrollY, width, height].map(Math.round),
        };
      }),
    ),
  );
}

const views = [
  { lang: 'both', viewport: { width: 1440, height: 900 } },
  { lang: 'both', viewport: { width: 1024, height: 768 } },
  { lang: 'ru', viewport: { width: 390, height: 844 } },
];
for (const { lang, viewport } of views) {
  test(`before its editor a text is readable at the very place where it will be live: ${lang}, ${viewport.width}`, async ({
    enter,
  }) => {
    const page = await enter('in-observer', { viewport, serviceWorkers: 'block' });
    const letGo = await heldSockets(page);
    await page.goto(`/documents/protocol-11?lang=${lang}`);
    await expect(page.locator('.drawn-words [data-part="clause"]').first()).toBeVisible();
    // At first what the window shows, then the whole.
    await expect(page.locator('.drawn-words [data-part="signatures"]').first()).toBeAttached();
    await page.evaluate(() => document.fonts.ready);
    await page.mouse.wheel(0, 1500);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    const drawn = await placesOf(page);
    const scrolled = await page.evaluate(() => scrollY);
    expect(drawn.length).toBeGreaterThan(50);
    letGo();
    await expect(textIn(page, lang === 'both' ? 'en' : 'ru')).toBeVisible();
    await expect(page.locator('.drawn-words')).toHaveCount(0);
    expect(await placesOf(page)).toEqual(drawn);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });
}

test('a link to a part leads there before the editor has come', async ({ enter }) => {
  const page = await enter('ru-observer', { serviceWorkers: 'block' });
  await heldSockets(page);
  await page.goto('/documents/protocol-11?lang=en');
  const cid = await page.locator('.drawn-words [data-part="clause"]').nth(30).getAttribute('data-cid');
  await page.goto('about:blank');
  await page.goto(`/documents/protocol-11?lang=en#${cid ?? ''}`);
  await expect(page.locator(`.drawn-words [data-cid="${cid ?? ''}"]`)).toBeInViewport();
});

test('without the drawn text the room opens all the same', async ({ enter }) => {
  const page = await enter('in-secretary', { serviceWorkers: 'block' });
  await page.route('**/api/documents/protocol-11/text', (route) => route.abort());
  await page.goto('/documents/protocol-11?lang=en');
  await expect(textIn(page, 'en')).toHaveAttribute('contenteditable', 'true');
});
