import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node } from '@tiptap/pm/model';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import type { DrawNotes } from './text-notes.ts';

type Options = { clauses: ReadonlySet<string>; label: string; open: (cid: string) => void };

/** Draws a mark beside each of these clauses in an editor of the common text. It stands on this screen and nowhere else. */
export function marginNotes({ clauses, label, open }: Options): DrawNotes {
  const drawn = new WeakMap<Node, DecorationSet>();
  return ({ doc }) => {
    const known = drawn.get(doc);
    if (known !== undefined) return known;
    const marks: Decoration[] = [];
    doc.forEach((part, at) => {
      const cid: unknown = part.attrs[TextShape.partId];
      if (typeof cid !== 'string' || !clauses.has(cid) || part.isLeaf) return;
      const draw = (): HTMLElement => mark(label, () => open(cid));
      marks.push(
        Decoration.widget(at + 1, draw, {
          side: -1,
          key: `note ${cid} ${label}`,
          stopEvent: () => true,
          ignoreSelection: true,
        }),
      );
    });
    const set = DecorationSet.create(doc, marks);
    drawn.set(doc, set);
    return set;
  };
}

/** For the eye and the pointer: with the keyboard one goes to the notes of the clause by their chord. */
function mark(label: string, open: () => void): HTMLElement {
  const element = document.createElement('span');
  element.className = 'note-mark';
  element.contentEditable = 'false';
  element.ariaHidden = 'true';
  element.title = label;
  element.addEventListener('mousedown', (event) => event.preventDefault());
  element.addEventListener('click', open);
  return element;
}
