import { ColourTag } from '#client/ui/colour-tag.tsx';
import type { InitiativeNames } from './initiative-names.ts';

/** The letters of a Side; nothing for the system. */
export function SideTag({ side, names }: { side: string | null; names: InitiativeNames }) {
  const look = names.sides.find(({ id }) => id === side);
  return look === undefined ? null : <ColourTag letters={look.letters} hue={look.hue} />;
}
