import type { Hue } from '#client/ui/colour-tag.tsx';

/** Letters, colour and name of a Side; of somebody who belongs to none, neither letters nor name. */
export type SideLookOf = (side: string | null) => { letters: string; hue: Hue; name: string };
