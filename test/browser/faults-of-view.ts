import { expect, type Page } from '@playwright/test';
import type { Locale } from '#shared/i18n/locale.ts';
import { graveFindings } from './grave-findings.ts';
import { faultsOfWords } from './interface-words.ts';

/** What axe finds on the screen as it stands, light and dark, and what is wrong with its words at three widths. */
export async function faultsOfView(page: Page, name: string, locale: Locale): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const onlyColours = colorScheme === 'dark';
    const findings = await graveFindings(page, { onlyColours });
    found.push(...findings.map((each) => `${name}, ${colorScheme}: ${each}`));
  }
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await faultsOfWords(page, locale)).map((each) => `${name}, ${width}: ${each}`));
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}
