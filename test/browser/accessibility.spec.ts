// Every screen and state of the product: axe in both appearances, and its words in three languages at three widths.
import { expect, type Page } from '@playwright/test';
import { Locale } from '#shared/i18n/locale.ts';
import { graveFindings } from './grave-findings.ts';
import { faultsOfWords } from './interface-words.ts';
import { type Enter, test } from './journey.ts';
import { catalogues, type Screen } from './screen-steps.ts';
import { screens } from './screens.ts';

const WIDTHS = [1440, 1024, 390];
const HEIGHT = 900;
/** A whole table of screens on a busy machine. */
const PATIENCE_MS = 400_000;
const tags = { en: 'en-GB', ru: 'ru-RU', hi: 'hi-IN' } as const;

type Pages = (screen: Screen) => Promise<Page>;

/** One page a member, for all screens: what is tested is the screen, not the way to it. */
function pagesOf(enter: Enter, visit: (options: object) => Promise<Page>, options: object): Pages {
  const opened = new Map<string | null, Promise<Page>>();
  return ({ member }) => {
    const page = opened.get(member) ?? (member === null ? visit(options) : enter(member, options));
    opened.set(member, page);
    return page;
  };
}

/** Somebody whom the list of people can name. */
async function somebodyElse(enter: Enter): Promise<void> {
  const other = await enter('in-secretary');
  await other.goto('/documents/protocol-11?lang=en');
  await other.getByTestId('save-state').waitFor();
}

async function wordFaults(page: Page, screen: Screen, locale: Locale): Promise<string[]> {
  const found: string[] = [];
  const widths = WIDTHS.filter((width) => width <= (screen.onlyUpTo ?? width));
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT });
    const faults = await faultsOfWords(page, locale);
    found.push(...faults.map((fault) => `${screen.name}, ${width}: ${fault}`));
  }
  await page.setViewportSize({ width: widths[0] ?? 0, height: HEIGHT });
  return found;
}

// One walk for both: it is the way to the screens that takes the time.
test('axe finds nothing serious on any screen, light or dark, and no word of it is cut off in en-GB, at three widths', async ({
  visit,
  enter,
}) => {
  test.setTimeout(PATIENCE_MS);
  await somebodyElse(enter);
  const pageOf = pagesOf(enter, visit, {
    colorScheme: 'light',
    // A colour on its way from one appearance to the other is neither.
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const found: string[] = [];
  for (const [at, screen] of screens.entries()) {
    const page = await pageOf(screen);
    await page.setViewportSize({ width: screen.onlyUpTo ?? WIDTHS[0] ?? 0, height: HEIGHT });
    await test.step(screen.name, () => screen.open(page, catalogues.en));
    // Each begins as the one before has ended: drawing a whole room in other colours takes longer than looking at it.
    const schemes = at % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      const findings = await graveFindings(page, {
        ...(screen.isAroundText === true ? { without: '.text-column' } : {}),
        onlyColours: colorScheme === schemes[1],
      });
      found.push(...findings.map((each) => `${screen.name}, ${colorScheme}: ${each}`));
    }
    found.push(...(await wordFaults(page, screen, Locale.en)));
    await screen.leave?.(page);
  }
  expect(found).toEqual([]);
});

for (const locale of [Locale.ru, Locale.hi]) {
  test(`no word of any screen is cut off or untranslated in ${tags[locale]}, at three widths`, async ({
    visit,
    enter,
  }) => {
    test.setTimeout(PATIENCE_MS);
    await somebodyElse(enter);
    const pageOf = pagesOf(enter, visit, { locale: tags[locale], serviceWorkers: 'block' });
    const found: string[] = [];
    for (const screen of screens) {
      const page = await pageOf(screen);
      await page.setViewportSize({ width: screen.onlyUpTo ?? WIDTHS[0] ?? 0, height: HEIGHT });
      await test.step(screen.name, () => screen.open(page, catalogues[locale]));
      found.push(...(await wordFaults(page, screen, locale)));
      await screen.leave?.(page);
    }
    expect(found).toEqual([]);
  });
}
