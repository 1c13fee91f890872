import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView, type NodeView } from '@tiptap/pm/view';
import { ChipName } from '#shared/drafting/text/chips-in-part.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import type { ClauseNames, NamedClause } from './clause-names.ts';

/** What the words around a note need of the screen. */
export type NoteSurroundings = {
  names: ClauseNames;
  /** "Paragraph 12"; of one that has gone, that it has. */
  nameOf: (clause: NamedClause | null) => string;
  goTo: (cid: string) => void;
  /** Null for whoever may only read. */
  remove: ((note: string) => void) | null;
  removeLabel: string;
};

/** Shows which clause a note belongs to, and takes a note away. What surrounds it is asked for each time it draws. */
export const NoteClause = Extension.create<{ around: () => NoteSurroundings }>({
  name: 'noteClause',
  // Before the guard that keeps parts as they are.
  priority: 1600,

  addProseMirrorPlugins() {
    const { around } = this.options;
    return [
      new Plugin({
        key: new PluginKey('noteClause'),
        props: {
          nodeViews: { [ChipName.clause]: (node) => clauseView(node, around) },
          decorations: (state) => decorations(state, around),
          handleKeyDown: (view, event) => pressed(view, event, around),
        },
      }),
    ];
  },
});

function clauseView(node: Node, around: () => NoteSurroundings): NodeView {
  const cid = String(node.attrs['cid']);
  const dom = document.createElement('span');
  dom.className = 'note-clause';
  const button = document.createElement('button');
  button.type = 'button';
  button.addEventListener('click', () => around().goTo(cid));
  const words = document.createElement('span');
  words.className = 'note-clause-words';
  dom.append(button, words);
  const draw = (): void => {
    const { names, nameOf } = around();
    const clause = names.of(cid);
    const isGone = clause === null && names.isRead;
    button.textContent = clause === null && !isGone ? '…' : nameOf(clause);
    button.disabled = isGone;
    dom.dataset['gone'] = String(isGone);
    words.textContent = clause?.words ?? '';
    words.lang = names.language;
  };
  draw();
  const unsubscribe = around().names.subscribe(draw);
  return {
    dom,
    ignoreMutation: () => true,
    stopEvent: (event) => event.target === button,
    destroy: unsubscribe,
  };
}

/** A reference that begins a note is its heading; each note has a way to take it away. */
function decorations(state: EditorState, around: () => NoteSurroundings): DecorationSet {
  const drawn: Decoration[] = [];
  state.doc.forEach((part, at) => {
    const first = part.firstChild?.firstChild;
    // Behind the beginnings of the part and of its first paragraph.
    if (first?.type.name === ChipName.clause)
      drawn.push(Decoration.node(at + 2, at + 3, { class: 'note-heading' }));
    const cid: unknown = part.attrs[TextShape.partId];
    if (typeof cid !== 'string' || around().remove === null) return;
    const draw = (): HTMLElement => removeButton(cid, around);
    // At the end, where nobody's caret has to pass it.
    drawn.push(
      Decoration.widget(at + part.nodeSize - 1, draw, {
        side: 1,
        key: `remove ${cid}`,
        stopEvent: () => true,
      }),
    );
  });
  return DecorationSet.create(state.doc, drawn);
}

function removeButton(cid: string, around: () => NoteSurroundings): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'note-remove';
  button.contentEditable = 'false';
  button.ariaLabel = around().removeLabel;
  button.title = around().removeLabel;
  button.textContent = '×';
  button.addEventListener('click', () => around().remove?.(cid));
  return button;
}

/** Backspace behind the reference chooses it first: what ties a note to its clause is not lost by one key too many. */
function pressed(view: EditorView, event: KeyboardEvent, around: () => NoteSurroundings): boolean {
  const { selection, tr } = view.state;
  const { remove } = around();
  if (event.key !== 'Backspace' || event.isComposing || !selection.empty || remove === null) return false;
  const { $from } = selection;
  if ($from.nodeBefore?.type.name === ChipName.clause) {
    view.dispatch(tr.setSelection(NodeSelection.create(view.state.doc, $from.pos - 1)));
    return true;
  }
  const part = $from.depth > 0 ? $from.node(1) : null;
  const cid: unknown = part?.attrs[TextShape.partId];
  const isEmpty = part !== null && part.childCount === 1 && part.firstChild?.childCount === 0;
  if (!isEmpty || typeof cid !== 'string') return false;
  remove(cid);
  return true;
}
