import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type Look = {
  /** A selector: nothing else is looked at. */
  within?: string;
  /** A selector: what stands there is looked at elsewhere. */
  without?: string;
  /** A page that has been looked at whole, in its other appearance: nothing but the colours is another. */
  onlyColours?: boolean;
};

const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds serious or critical on the page as it stands. */
export async function graveFindings(page: Page, look: Look = {}): Promise<string[]> {
  const { within, without, onlyColours = false } = look;
  // No frames here: without a page of its own for the sum of them. And without a list of all that is well, which takes
  // longer than finding what is not. The options are given first: they would forget the rules.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (within !== undefined) axe.include(within);
  if (without !== undefined) axe.exclude(without);
  if (onlyColours) axe.withRules(OF_COLOURS);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' ')}`,
    );
}
