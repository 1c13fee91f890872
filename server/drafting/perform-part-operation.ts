import * as Y from 'yjs';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { copyElement, type CopiedElement } from '#shared/drafting/text/part-copy.ts';
import { isKept } from '#shared/drafting/text/removed-parts.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { addChip, removeChip } from './chip-operations.ts';
import { conflict, type PartCommandText, type StandingPart } from './part-command-text.ts';
import { hasLetters, inMarkup, paragraph } from './part-kinds.ts';
import type { OperationOf, PartOperation } from './part-operation.ts';
import type { Performed } from './performed.ts';
import { joinParts, splitPart } from './split-and-join.ts';

/**
 * Does one operation in every language of a live text. Refuses with `conflict` before the first change. Call within a
 * transaction.
 */
export function performPartOperation(text: PartCommandText, operation: PartOperation): Performed {
  switch (operation.kind) {
    case 'insert':
      return insertPart(text, operation);
    case 'delete':
      return deletePart(text, operation);
    case 'move':
      return movePart(text, operation);
    case 'split':
      return splitPart(text, operation);
    case 'join':
      return joinParts(text, operation);
    case 'markup':
      return changeMarkup(text, operation);
    case 'restore':
      return restorePart(text, operation);
    case 'add-chip':
      return addChip(text, operation);
    case 'remove-chip':
      return removeChip(text, operation);
    default:
      return exhaustive(operation);
  }
}

function insertPart(text: PartCommandText, operation: OperationOf<'insert'>): Performed {
  const { part, after, name } = operation;
  if (after !== null) text.standing(after);
  const attributes = { ...operation.attributes, [TextShape.partId]: part };
  // The same block in every language: both Sides look at one empty line.
  const children = name === 'heading' ? [] : [paragraph(text.newId(), [])];
  const copy: CopiedElement = { name, attributes, children, source: null };
  for (const language of text.languages) text.write(language, text.placeAfter(language, after), copy);
  return { inverse: { kind: 'delete', part, onlyIfEmpty: true }, part };
}

function deletePart(text: PartCommandText, operation: OperationOf<'delete'>): Performed {
  const { part, onlyIfEmpty } = operation;
  const standing = text.standing(part);
  if (onlyIfEmpty && standing.some(({ element }) => hasLetters(copyElement(element)))) {
    throw conflict('somebody has written in the part meanwhile');
  }
  if (standing.some(({ language }) => text.parts(language).length < 2)) {
    throw conflict('a text has at least one part');
  }
  const after = text.before(part);
  const removed = standing.map(({ language, element }) => {
    text.remove(language, element);
    return { language, ...idOf(element) };
  });
  return { inverse: { kind: 'restore', part, after, removed }, part: after };
}

function movePart(text: PartCommandText, { part, after }: OperationOf<'move'>): Performed {
  const standing = text.standing(part);
  const before = text.before(part);
  if (after === part || after === before) throw conflict('the part stands there already');
  if (after !== null) text.standing(after);
  for (const { language, element } of standing) {
    text.write(language, text.placeAfter(language, after), copyElement(element));
    text.remove(language, element);
  }
  return { inverse: { kind: 'move', part, after: before }, part };
}

function changeMarkup(text: PartCommandText, operation: OperationOf<'markup'>): Performed {
  const { part, name, attributes } = operation;
  const standing = text.standing(part);
  const [first] = standing;
  const changed = standing.map(({ language, element, index }) => ({
    language,
    element,
    index,
    copy: inMarkup(copyElement(element), { name, attributes }, text.newId),
  }));
  for (const { language, element, index, copy } of changed) {
    text.write(language, index, copy);
    text.remove(language, element);
  }
  return { inverse: { kind: 'markup', part, ...markupOfPart(first) }, part };
}

function markupOfPart(standing: StandingPart | undefined): {
  name: string;
  attributes: Record<string, unknown>;
} {
  if (standing === undefined) throw new Error('a part stands in no language');
  const copy = copyElement(standing.element);
  const { [TextShape.partId]: _cid, ...attributes } = copy.attributes;
  return { name: copy.name, attributes };
}

/** A deleted part comes back with its words, as they were when it was removed. */
function restorePart(text: PartCommandText, operation: OperationOf<'restore'>): Performed {
  const { part, after, removed } = operation;
  if (text.languages.some((language) => text.find(language, part) !== null)) {
    throw conflict('the part stands in the text again');
  }
  const copies = removed.map(({ language, client, clock }) => ({
    language,
    copy: copyElement(removedElement(text.doc, Y.createID(client, clock)), isKept),
  }));
  const place = after !== null && text.languages.some((each) => text.find(each, after)) ? after : null;
  for (const { language, copy } of copies) text.write(language, text.placeAfter(language, place), copy);
  return { inverse: { kind: 'delete', part, onlyIfEmpty: false }, part };
}

function removedElement(doc: Y.Doc, id: Y.ID): Y.XmlElement {
  const item = Y.getItem(doc.store, id);
  const type = item instanceof Y.Item && item.content instanceof Y.ContentType ? item.content.type : null;
  if (type instanceof Y.XmlElement) return type;
  throw conflict('what was removed is not kept any more');
}

function idOf(element: Y.XmlElement): { client: number; clock: number } {
  const id = element._item?.id;
  if (id === undefined) throw new Error('a part does not stand in the text');
  return { client: id.client, clock: id.clock };
}
