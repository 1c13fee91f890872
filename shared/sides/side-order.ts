import { z } from 'zod/mini';
import type { Locale } from '#shared/i18n/locale.ts';
import type { Side } from './side.ts';

/** In which order the Sides stand for somebody of neither. In a Side's own original that Side comes first, always. */
export const SideOrder = {
  asListed: 'as-listed',
  /** By their names in the language that is read. */
  alphabetical: 'alphabetical',
} as const;
export type SideOrder = (typeof SideOrder)[keyof typeof SideOrder];

export const sideOrderSchema = z.enum(SideOrder);

/** Both Sides as the reader's own original has them; by the rule for somebody of neither. */
export function sidesFor(
  sides: readonly Side[],
  { own, order, locale }: { own: string | null; order: SideOrder; locale: Locale },
): Side[] {
  const byRule = (a: Side, b: Side): number =>
    order === SideOrder.alphabetical
      ? a.name[locale].localeCompare(b.name[locale], locale)
      : a.order - b.order;
  return [...sides].sort((a, b) => Number(b.id === own) - Number(a.id === own) || byRule(a, b));
}
