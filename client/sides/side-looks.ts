import type { Hue } from '#client/ui/colour-tag.tsx';
import type { Locale } from '#shared/i18n/locale.ts';
import type { Side } from '#shared/sides/side.ts';

/** How a Side is shown: letters, colour, name. */
export type SideLook = { letters: string; hue: Hue; name: string };
export type SideLooks = ReadonlyMap<string, SideLook>;

const hues: readonly Hue[] = ['amber', 'indigo'];

/** Colours go by the stable order of the Sides, so that both see the same colour for the same Side. */
export function sideLooks(sides: readonly Side[], locale: Locale): SideLooks {
  const stable = [...sides].sort((a, b) => a.order - b.order);
  return new Map(
    stable.map((side, index) => [
      side.id,
      { letters: side.label, hue: hues[index] ?? 'none', name: side.name[locale] },
    ]),
  );
}
