import { z } from 'zod/mini';
import { TextLanguage } from './text/text-shape.ts';

/**
 * A piece of a page as plain values, in the form of ProseMirror's DOMOutputSpec: words, or a tag, its attributes and what is
 * in it. `https://prosemirror.net/docs/ref/#model.DOMOutputSpec`
 */
export type Markup = string | readonly [tag: string, attributes: MarkupAttributes, ...children: Markup[]];
export type MarkupAttributes = Readonly<Record<string, string | number>>;

/** By hand, and not by a schema that names itself: a long Protocol has thousands of pieces, and somebody waits for them. */
function isMarkup(value: unknown): value is Markup {
  if (typeof value === 'string') return true;
  if (!Array.isArray(value)) return false;
  const [tag, attributes, ...children]: readonly unknown[] = value;
  return (
    typeof tag === 'string' &&
    typeof attributes === 'object' &&
    attributes !== null &&
    Object.values(attributes).every((each) => typeof each === 'string' || typeof each === 'number') &&
    children.every(isMarkup)
  );
}

/** A part, ready to be drawn. `cid` is null where a part has none. */
const drawnPartSchema = z.object({
  cid: z.nullable(z.string()),
  markup: z.custom<Exclude<Markup, string>>((value) => Array.isArray(value) && isMarkup(value)),
});
export type DrawnPart = z.infer<typeof drawnPartSchema>;

/** A text at one moment, ready to be drawn, each language with its parts in order. For the eye alone: nobody edits it. */
export const drawnTextSchema = z.partialRecord(z.enum(TextLanguage), z.array(drawnPartSchema));
export type DrawnText = z.infer<typeof drawnTextSchema>;
