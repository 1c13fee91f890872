import * as Y from 'yjs';
import { isTextRun, type TextElement, type TextNode, type TextRun } from './text-tree.ts';

/**
 * Makes the Y elements of a part as y-tiptap would store it, so that an editor which opens it has nothing to correct.
 * The tree must name every attribute that is not null in the schema, defaults too; `completeTree` sees to that.
 */
export function writePart(part: TextElement): Y.XmlElement {
  const element = new Y.XmlElement(part.name);
  // Yjs stores any JSON value; its types know only strings.
  const store: { setAttribute(name: string, value: unknown): void } = element;
  for (const [name, value] of Object.entries(part.attributes)) store.setAttribute(name, value);
  element.insert(0, runsTogether(part.children).map(writeChild));
  return element;
}

function writeChild(child: TextElement | readonly TextRun[]): Y.XmlElement | Y.XmlText {
  if (!isRuns(child)) return writePart(child);
  const text = new Y.XmlText();
  text.applyDelta(child.map((run) => ({ insert: run.text, attributes: run.marks })));
  return text;
}

function isRuns(child: TextElement | readonly TextRun[]): child is readonly TextRun[] {
  return Array.isArray(child);
}

/** y-tiptap holds neighbouring runs in one Y.XmlText. */
function runsTogether(children: readonly TextNode[]): (TextElement | readonly TextRun[])[] {
  const groups: (TextElement | TextRun[])[] = [];
  for (const child of children) {
    const last = groups.at(-1);
    if (!isTextRun(child)) groups.push(child);
    else if (Array.isArray(last)) last.push(child);
    else groups.push([child]);
  }
  return groups;
}
