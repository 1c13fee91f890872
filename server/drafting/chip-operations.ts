import * as Y from 'yjs';
import { type Chip, chipTarget } from '#shared/drafting/text/chips-in-part.ts';
import { elementRules } from '#shared/drafting/text/content-rules.ts';
import { conflict, type PartCommandText } from './part-command-text.ts';
import type { OperationOf } from './part-operation.ts';
import type { Performed } from './performed.ts';

/** Puts a chip behind the last words of a part, in every language that has the part and not yet the chip. */
export function addChip(text: PartCommandText, operation: OperationOf<'add-chip'>): Performed {
  const { part, chip } = operation;
  const places = text.standing(part).flatMap(({ element }) => {
    if (chipElements(element, chip).length > 0) return [];
    return lastWords(element) ?? [];
  });
  if (places.length === 0) throw conflict('the chip stands there already, or the part holds no words');
  for (const block of places) {
    const element = new Y.XmlElement(chip.name);
    element.setAttribute(chipTarget[chip.name], chip.target);
    block.insert(block.length, [element]);
  }
  return { inverse: { ...operation, kind: 'remove-chip' }, part };
}

/** Takes the chips of one thing out of a part, in every language. */
export function removeChip(text: PartCommandText, operation: OperationOf<'remove-chip'>): Performed {
  const { part, chip } = operation;
  const found = text.standing(part).flatMap(({ element }) => chipElements(element, chip));
  if (found.length === 0) throw conflict('the chip is not there any more');
  for (const element of found) {
    const { parent } = element;
    if (parent instanceof Y.XmlElement) parent.delete(parent.toArray().indexOf(element), 1);
  }
  return { inverse: { ...operation, kind: 'add-chip' }, part };
}

function chipElements(element: Y.XmlElement, { name, target }: Chip): Y.XmlElement[] {
  return element.toArray().flatMap((child: unknown): Y.XmlElement[] => {
    if (!(child instanceof Y.XmlElement)) return [];
    if (child.nodeName !== name) return chipElements(child, { name, target });
    return child.getAttribute(chipTarget[name]) === target ? [child] : [];
  });
}

/** The last block of a part in which words may stand; null: it holds none. */
function lastWords(element: Y.XmlElement): Y.XmlElement | null {
  if (elementRules.get(element.nodeName)?.holdsText === true) return element;
  for (const child of element.toArray().reverse() as unknown[]) {
    const found = child instanceof Y.XmlElement ? lastWords(child) : null;
    if (found !== null) return found;
  }
  return null;
}
