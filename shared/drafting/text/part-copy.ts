import * as Y from 'yjs';
import type { Heir } from './part-heirs.ts';

/**
 * A part as it is stored, to be written anew somewhere else: names, attributes and marks untouched, and with every
 * letter and element the id that it comes from. Unlike `read-part.ts` it also reads what is deleted and kept.
 */
export type CopiedElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly children: readonly CopiedChild[];
  readonly source: Y.ID | null;
};
export type CopiedText = { readonly runs: readonly CopiedRun[]; readonly source: Y.ID | null };
export type CopiedChild = CopiedElement | CopiedText;
export type CopiedRun = {
  readonly insert: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly source: Y.ID | null;
};

type Reads = (item: Y.Item) => boolean;

/** What stands in the text now. */
const isAlive: Reads = (item) => !item.deleted;

/** Reads an element and all that `reads` lets through. */
export function copyElement(element: Y.XmlElement, reads: Reads = isAlive): CopiedElement {
  const attributes: Record<string, unknown> = {};
  for (const [name, item] of element._map) {
    if (reads(item)) attributes[name] = item.content.getContent().at(-1);
  }
  const children: CopiedChild[] = [];
  for (let item = element._start; item !== null; item = item.right) {
    if (!reads(item) || !(item.content instanceof Y.ContentType)) continue;
    const { type } = item.content;
    if (type instanceof Y.XmlElement) children.push(copyElement(type, reads));
    else if (type instanceof Y.XmlText) children.push(copyText(type, reads));
  }
  return { name: element.nodeName, attributes, children, source: element._item?.id ?? null };
}

export function copyText(text: Y.XmlText, reads: Reads = isAlive): CopiedText {
  const runs: CopiedRun[] = [];
  let attributes: Record<string, unknown> = {};
  for (let item = text._start; item !== null; item = item.right) {
    if (!reads(item)) continue;
    if (item.content instanceof Y.ContentString) {
      runs.push({ insert: item.content.str, attributes, source: item.id });
    } else if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content;
      const { [key]: _before, ...others } = attributes;
      attributes = value === null ? others : { ...others, [key]: value };
    }
  }
  return { runs, source: text._item?.id ?? null };
}

export function isCopiedText(child: CopiedChild): child is CopiedText {
  return 'runs' in child;
}

/** Makes the Y type; `heirsOf` tells afterwards, once it stands in a text, where everything went. */
export function writeCopy(copy: CopiedElement): Y.XmlElement {
  const element = new Y.XmlElement(copy.name);
  // Yjs stores any JSON value; its types know only strings.
  const store: { setAttribute(name: string, value: unknown): void } = element;
  for (const [name, value] of Object.entries(copy.attributes)) store.setAttribute(name, value);
  element.insert(
    0,
    copy.children.map((child) => (isCopiedText(child) ? writeText(child) : writeCopy(child))),
  );
  return element;
}

export function writeText(copy: CopiedText): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(copy.runs.map(({ insert, attributes }) => ({ insert, attributes })));
  return text;
}

/** The heirs of everything in a copy, now that it is written and integrated. */
export function heirsOf(copy: CopiedElement, written: Y.XmlElement): Heir[] {
  const heirs = heirOf(copy.source, written._item);
  const children = written.toArray();
  for (const [index, child] of copy.children.entries()) {
    const made: unknown = children[index];
    if (isCopiedText(child) && made instanceof Y.XmlText) heirs.push(...heirsOfText(child, made));
    else if (!isCopiedText(child) && made instanceof Y.XmlElement) heirs.push(...heirsOf(child, made));
    else throw new Error('a copy does not stand as it was written');
  }
  return heirs;
}

export function heirsOfText(copy: CopiedText, written: Y.XmlText): Heir[] {
  const heirs = heirOf(copy.source, written._item);
  const pieces = piecesOf(written);
  let piece = pieces.next();
  let used = 0;
  for (const { insert, source } of copy.runs) {
    for (let at = 0; at < insert.length && piece.done !== true;) {
      const { id, length } = piece.value;
      const shared = Math.min(insert.length - at, length - used);
      if (source !== null) {
        const from = Y.createID(source.client, source.clock + at);
        heirs.push({ from, length: shared, to: Y.createID(id.client, id.clock + used) });
      }
      at += shared;
      used += shared;
      if (used < length) continue;
      piece = pieces.next();
      used = 0;
    }
  }
  return heirs;
}

function heirOf(from: Y.ID | null, item: Y.Item | null): Heir[] {
  return from === null || item === null ? [] : [{ from, length: 1, to: item.id }];
}

/** The runs of letters of a text, in their order. */
function* piecesOf(text: Y.XmlText): Generator<{ id: Y.ID; length: number }, undefined> {
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) yield item;
  }
}
