import { canonicalPart, digestOf } from '#shared/drafting/canonical-text.ts';
import { readPart } from '#shared/drafting/text/read-part.ts';
import type { PartCommandText } from './part-command-text.ts';
import type { PartOperation } from './part-operation.ts';

/** The parts whose words a command changes, as far as they stand in the text before it. */
export function partsBefore(text: PartCommandText, operation: PartOperation): readonly string[] {
  const { kind, part } = operation;
  const previous = kind === 'join' ? text.before(part) : null;
  return previous === null ? [part] : [previous, part];
}

/** And those that stand there after it. */
export function partsAfter(before: readonly string[], operation: PartOperation): readonly string[] {
  return operation.kind === 'split' ? [...before, operation.newPart] : before;
}

/** SHA-256 over the canonical text of these parts in every language, for the record; null: none stands in the text. */
export function digestOfParts(text: PartCommandText, cids: readonly string[]): string | null {
  const found = cids.flatMap((cid) =>
    text.everywhere(cid).map(({ language, element }) => [language, cid, canonicalPart(readPart(element))]),
  );
  return found.length === 0 ? null : digestOf(JSON.stringify(found));
}
