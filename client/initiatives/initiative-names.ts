import type { Hue } from '#client/ui/colour-tag.tsx';
import type { Body } from '#shared/sides/body.ts';

/** What initiatives refer to by id, as it is shown. */
export type InitiativeNames = {
  readonly bodies: readonly Body[];
  /** In the viewer's order. */
  readonly sides: readonly { readonly id: string; readonly letters: string; readonly hue: Hue }[];
  readonly numberOf: (session: string) => number | null;
};
