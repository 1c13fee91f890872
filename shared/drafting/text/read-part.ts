import * as Y from 'yjs';
import { markNameOf } from './content-rules.ts';
import { type TextElement, type TextNode, type TextRun, withoutNulls } from './text-tree.ts';

/**
 * Reads an element of a live text and what is in it. Never writes: the converters of y-tiptap do, and would delete what
 * their schema refuses. Refuses, by RangeError, anything but elements and text.
 */
export function readPart(element: Y.XmlElement): TextElement {
  return {
    name: element.nodeName,
    attributes: withoutNulls(element.getAttributes()),
    children: element.toArray().flatMap((child: unknown): readonly TextNode[] => {
      if (child instanceof Y.XmlElement) return [readPart(child)];
      if (child instanceof Y.XmlText) return readRuns(child);
      throw new RangeError('an element of a text holds something that is neither element nor text');
    }),
  };
}

/** The parts of one language, in order. Refuses words outside of parts. */
export function readParts(fragment: Y.XmlFragment): readonly TextElement[] {
  return fragment.toArray().map((child: unknown) => {
    if (child instanceof Y.XmlElement) return readPart(child);
    throw new RangeError('a text holds something outside of its parts');
  });
}

function readRuns(text: Y.XmlText): readonly TextRun[] {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return delta.map(({ insert, attributes }) => {
    if (typeof insert !== 'string') throw new RangeError('words of a text hold an embedded object');
    const marks = Object.entries(attributes ?? {}).map(([stored, value]) => [
      markNameOf(stored),
      attributesOf(value),
    ]);
    return { text: insert, marks: Object.fromEntries(marks) };
  });
}

function attributesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
