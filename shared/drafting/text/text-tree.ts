/** A text as plain values, wherever it was read from: a live Y.Doc, a ProseMirror node, seed data. */

/** Words with the same marks. `marks`: name → its attributes. */
export type TextRun = {
  readonly text: string;
  readonly marks: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** A part, a block or an inline atom. Attributes that are null are left out. */
export type TextElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly children: readonly TextNode[];
};

/** What may stand in an element. */
export type TextNode = TextRun | TextElement;

/** Tells words from elements. */
export function isTextRun(node: TextNode): node is TextRun {
  return 'text' in node;
}

/** Null and missing are the same everywhere: y-tiptap stores no null. */
export function withoutNulls(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));
}
