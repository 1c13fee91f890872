import { getSchema } from '@tiptap/core';
import type { DrawnPart, Markup, MarkupAttributes } from './drawn-text.ts';
import { numberParts, numbersByPartId, partLabel, type PartNumber, referenceTo } from './numbering.ts';
import { textExtensions } from './text/text-schema.ts';
import type { TextLanguage } from './text/text-shape.ts';
import { isTextRun, type TextElement, type TextNode } from './text/text-tree.ts';

/** The editor's own: it takes any value of an attribute, and renders nothing dangerous of it. */
const schema = getSchema(textExtensions());
/** ProseMirror nests marks in the order of the schema. */
const markOrder = Object.keys(schema.marks);

/**
 * The parts of one language as the editor draws them, numbers included; annexes and signatures without what comes from
 * data. Refuses, by RangeError, what is not of the text schema.
 */
export function drawParts(parts: readonly TextElement[], language: TextLanguage): readonly DrawnPart[] {
  const numbers = numberParts(parts);
  const byCid = numbersByPartId(parts);
  const referenceOf = (cid: unknown): string | null => {
    const number = typeof cid === 'string' ? byCid.get(cid) : undefined;
    return number === undefined ? null : referenceTo(number, language);
  };
  return parts.map((part, index) => {
    const { cid } = part.attributes;
    const [tag, attributes, ...children] = drawElement(part, referenceOf);
    const marks = { ...numberMarks(numbers[index] ?? null, language), ...unwordedMark(part) };
    return {
      cid: typeof cid === 'string' ? cid : null,
      markup: [tag, { ...attributes, ...marks }, ...children],
    };
  });
}

type DrawnElement = Exclude<Markup, string>;
type ReferenceOf = (cid: unknown) => string | null;

function numberMarks(number: PartNumber | null, language: TextLanguage): MarkupAttributes {
  if (number === null) return {};
  return { 'data-number': partLabel(number, language), 'data-numbered': number.kind };
}

/** Nothing but at most one empty line: it is waiting for its words. */
function unwordedMark({ name, children }: TextElement): MarkupAttributes {
  if (schema.nodes[name]?.isLeaf === true) return {};
  const [first] = children;
  const isOneLine = children.length === 1 && first !== undefined && !isTextRun(first);
  const isEmpty = isOneLine && first.name === 'paragraph' && first.children.length === 0;
  return children.length === 0 || isEmpty ? { 'data-unworded': '' } : {};
}

function drawElement(element: TextElement, referenceOf: ReferenceOf): DrawnElement {
  const type = schema.nodes[element.name];
  const toDom = type?.spec.toDOM;
  if (type === undefined || toDom === undefined) throw new RangeError(`a text has no ${element.name}`);
  const reference = element.name === 'clauseRef' ? referenceOf(element.attributes['cid']) : null;
  const drawn = filled(
    toDom(type.create(element.attributes)),
    element.children.map((child) => drawNode(child, referenceOf)),
  );
  if (reference === null) return drawn;
  const [tag, attributes, ...children] = drawn;
  return [tag, { ...attributes, 'data-number': reference }, ...children];
}

function drawNode(node: TextNode, referenceOf: ReferenceOf): Markup {
  if (!isTextRun(node)) return drawElement(node, referenceOf);
  const marks = Object.entries(node.marks).toSorted(
    ([one], [other]) => markOrder.indexOf(other) - markOrder.indexOf(one),
  );
  return marks.reduce<Markup>((inner, [name, attributes]) => {
    const type = schema.marks[name];
    const toDom = type?.spec.toDOM;
    if (type === undefined || toDom === undefined) throw new RangeError(`words of a text have no ${name}`);
    return filled(toDom(type.create(attributes), true), [inner]);
  }, node.text);
}

/** The output of a node's or mark's own rule, with its children where it leaves the hole. */
function filled(output: unknown, children: readonly Markup[]): DrawnElement {
  if (!Array.isArray(output)) throw new RangeError('the output of a node is a list');
  const [tag, ...rest]: readonly unknown[] = output;
  const [second, ...others] = rest;
  const hasAttributes = typeof second === 'object' && second !== null && !Array.isArray(second);
  const content = (hasAttributes ? others : rest).flatMap((each): readonly Markup[] =>
    each === 0 ? children : [filled(each, children)],
  );
  return [String(tag), hasAttributes ? attributesOf(second) : {}, ...content];
}

function attributesOf(attributes: object): MarkupAttributes {
  const told = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    told.map(([name, value]: [string, unknown]) => [name, typeof value === 'number' ? value : String(value)]),
  );
}
