import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './journey.ts';

const screens = {
  login: async (page: Page) => {
    await page.goto('/login');
    await page.locator('[data-member]').first().waitFor();
  },
  home: async (page: Page) => {
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
  },
  'drafting room': async (page: Page) => {
    await page.goto('/documents/protocol-11');
    await page.locator('.ProseMirror').first().waitFor();
  },
};

for (const [name, goTo] of Object.entries(screens)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious in the ${name}, ${colorScheme}`, async ({ visit, enter }) => {
      const page =
        name === 'login' ? await visit({ colorScheme }) : await enter('in-secretary', { colorScheme });
      await goTo(page);
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  }
}

for (const width of [1440, 1024, 390]) {
  test(`nothing runs out of a window ${width} pixels wide, in any language`, async ({ enter }) => {
    for (const locale of ['en-GB', 'ru-RU', 'hi-IN']) {
      const page = await enter('ru-secretary', { locale, viewport: { width, height: 800 } });
      for (const goTo of Object.values(screens)) {
        await goTo(page);
        const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(surplus, `${locale} ${page.url()}`).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    }
  });
}
