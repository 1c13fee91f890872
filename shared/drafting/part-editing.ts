import { Extension } from '@tiptap/core';
import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model';
import {
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  Selection,
  TextSelection,
} from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { flattenSlice, inlineSlice } from './flatten-slice.ts';
import { keepParts, keepsParts, replaceAcrossSelection } from './keep-parts.ts';

/** Name of the extension and of its plugin. */
const NAME = 'partEditing';
const SUGGESTIONS: ReadonlySet<string> = new Set(['insertion', 'deletion']);

/**
 * The behaviour of parts in an editor: what a person does never adds, removes, moves, joins, splits or retypes one; the
 * words inside are free. Changes that come from the text (`y-sync$`) pass untouched. Consequence: `setContent` with
 * other parts does nothing; parts are changed by commands to the server.
 */
export const PartEditing = Extension.create({
  name: NAME,
  // Before TipTap's own keys, after a suggest mode.
  priority: 1500,

  addKeyboardShortcuts() {
    const backspace = () => isAtStartOfPart(this.editor.state);
    const del = () => isAtEndOfPart(this.editor.state);
    return {
      Enter: () => {
        if (!emptySelection(this.editor.view)) return leaveHeading(this.editor.view);
        const { $from } = this.editor.state.selection;
        return $from.depth === 1 || this.editor.commands.splitBlock();
      },
      Backspace: backspace,
      'Mod-Backspace': backspace,
      'Shift-Backspace': backspace,
      'Alt-Backspace': backspace,
      Delete: del,
      'Mod-Delete': del,
      'Shift-Delete': del,
      'Alt-Delete': del,
    };
  },

  dispatchTransaction({ transaction, next }) {
    const kept = keepParts(transaction, this.editor.state);
    if (kept !== null) next(kept);
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey(NAME),
        // The last guard, for what other plugins append and for editors that dispatch by themselves.
        filterTransaction: keepsParts,
        props: {
          transformPasted: (slice, view) => pastedSlice(slice, view),
          handlePaste: (view, _event, slice) => pasteAcrossParts(view, slice),
          handleClickOn: (view, _position, node, nodePosition) => fillEmptyPart(view, node, nodePosition),
        },
      }),
    ];
  },
});

/** TipTap's own split of what is selected can throw, within one part too, and the browser would then act by itself. */
function emptySelection(view: EditorView): boolean {
  const { selection, tr } = view.state;
  if (selection.empty || selection instanceof NodeSelection) return false;
  view.dispatch(replaceAcrossSelection(view.state, Slice.empty) ?? tr.deleteSelection());
  return true;
}

/** Enter in a heading goes on to the next part that takes words: a heading is one line, and splitting is a command. */
function leaveHeading(view: EditorView): boolean {
  const { selection, doc, tr } = view.state;
  if (selection.$from.depth !== 1 || selection.$to.depth !== 1) return false;
  const after = Selection.findFrom(doc.resolve(selection.$to.after(1)), 1, true);
  if (after !== null) view.dispatch(tr.setSelection(TextSelection.create(doc, after.from)).scrollIntoView());
  return true;
}

/** Where Backspace could only join two parts; left to the browser it would try. In a list it still lifts. */
function isAtStartOfPart({ selection }: EditorState): boolean {
  const { $from, empty } = selection;
  if (!empty || $from.parentOffset > 0 || !$from.parent.isTextblock) return false;
  return $from.depth === 1 || ($from.depth === 2 && $from.index(1) === 0);
}

function isAtEndOfPart({ selection }: EditorState): boolean {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parentOffset < $from.parent.content.size) return false;
  for (let depth = 1; depth < $from.depth; depth++) {
    if ($from.indexAfter(depth) < $from.node(depth).childCount) return false;
  }
  return true;
}

/** An empty clause, left by two people at once, takes the caret again. */
function fillEmptyPart(view: EditorView, node: Node, position: number): boolean {
  const paragraph = view.state.schema.nodes['paragraph'];
  const takesBlocks = node.type.isInGroup('part') && !node.isLeaf && !node.inlineContent;
  if (!view.editable || paragraph === undefined || !takesBlocks || node.childCount > 0) return false;
  const tr = view.state.tr.insert(position + 1, paragraph.create());
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, position + 2)));
  return true;
}

/** Pasted or dropped content goes into the part at the caret; a copy takes neither ids nor suggestions with it. */
function pastedSlice(slice: Slice, view: EditorView): Slice {
  // What is dragged within the text only moves: it stays what it is.
  const own = view.dragging === null ? asNew(slice) : slice;
  const flat = flattenSlice(own);
  return view.state.selection.$from.depth === 1 ? inlineSlice(flat) : flat;
}

/** ProseMirror fits a paste into the whole selection before anybody can say where the parts end. */
function pasteAcrossParts(view: EditorView, slice: Slice): boolean {
  const tr = replaceAcrossSelection(view.state, slice);
  if (tr === null) return false;
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  return true;
}

function asNew(slice: Slice): Slice {
  return new Slice(newContent(slice.content), slice.openStart, slice.openEnd);
}

function newContent(content: Fragment): Fragment {
  return Fragment.from(content.content.map(newNode));
}

function newNode(node: Node): Node {
  const marks = node.marks.filter((mark: Mark) => !SUGGESTIONS.has(mark.type.name));
  if (node.isText) return node.mark(marks);
  const attributes = { ...node.attrs };
  for (const name of ['id', 'joinSug']) if (name in attributes) attributes[name] = null;
  return node.type.create(attributes, newContent(node.content), marks);
}
