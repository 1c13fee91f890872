import type { Hue } from '#client/ui/colour-tag.tsx';

/** Letters and colour of a Side; of somebody who belongs to none, no letters. */
export type SideLookOf = (side: string | null) => { letters: string; hue: Hue };
