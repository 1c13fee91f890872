import * as Y from 'yjs';
import { isPartId, isSlug } from './attribute-values.ts';

/** The chips of a text by the name of their node; each names one thing by id. */
export const ChipName = {
  action: 'actionRef',
  initiative: 'initiativeRef',
  figure: 'figureRef',
  clause: 'clauseRef',
} as const;
export type ChipName = (typeof ChipName)[keyof typeof ChipName];

/** A chip as it stands in a text: that there is such a thing is not said by it. */
export type Chip = { readonly name: ChipName; readonly target: string };

/** The attribute that holds the id. */
export const chipTarget: Readonly<Record<ChipName, string>> = {
  actionRef: 'action',
  initiativeRef: 'initiative',
  figureRef: 'figure',
  clauseRef: 'cid',
};

/** The chips of a part in their order, whatever they stand in. Only reads; what is no id is left out. */
export function chipsInPart(part: Y.XmlElement): readonly Chip[] {
  return part.toArray().flatMap((child: unknown): readonly Chip[] => {
    if (!(child instanceof Y.XmlElement)) return [];
    const name = Object.values(ChipName).find((each) => each === child.nodeName);
    if (name === undefined) return chipsInPart(child);
    const target: unknown = child.getAttribute(chipTarget[name]);
    const isId = name === ChipName.clause ? isPartId(target) : isSlug(target);
    return isId ? [{ name, target: String(target) }] : [];
  });
}
