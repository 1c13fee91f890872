import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, Selection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { CommentAnchor } from '#shared/drafting/comments/comment-anchor.ts';
import { anchorOn, placeOf } from '#shared/drafting/comments/comment-place.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { CommentableSelection, TextComments } from './text-comments.ts';
import { wordOffsets, wordPositions } from './word-positions.ts';

type Options = { comments: TextComments | null; language: TextLanguage };

const commentMarksKey = new PluginKey<DecorationSet>('commentMarks');

/** Shows in one language what is under discussion, and tells the comments what is selected. Never changes the text. */
export const CommentMarks = Extension.create<Options>({
  name: 'commentMarks',

  addOptions() {
    return { comments: null, language: 'en' };
  },

  addProseMirrorPlugins() {
    const { comments, language } = this.options;
    return comments === null ? [] : [commentMarks(comments, language)];
  },
});

function commentMarks(comments: TextComments, language: TextLanguage): Plugin<DecorationSet> {
  const marks = (doc: Node): DecorationSet => markDecorations(doc, comments, language);
  return new Plugin<DecorationSet>({
    key: commentMarksKey,
    state: {
      init: (_config, state) => marks(state.doc),
      apply: (transaction, shown) => {
        // A foreign change replaces the whole document, and the Y.Doc is already as the document will be. After a
        // change from this keyboard the Y.Doc still is as it was.
        if (transaction.getMeta(commentMarksKey) === true || isChangeOrigin(transaction)) {
          return marks(transaction.doc);
        }
        return transaction.docChanged ? shown.map(transaction.mapping, transaction.doc) : shown;
      },
    },
    props: {
      decorations: (state) => commentMarksKey.getState(state),
      handleDOMEvents: { click: (view, event) => showClicked(view, event, comments) },
    },
    view: (view) => new SelectionWatch(view, comments, language),
  });
}

function markDecorations(doc: Node, comments: TextComments, language: TextLanguage): DecorationSet {
  const marks = comments.marksIn(language);
  if (marks.length === 0) return DecorationSet.empty;
  const decorations: Decoration[] = [];
  const counts = new Map<string, string[]>();
  for (const { anchor, id } of marks) {
    if (id !== '') counts.set(anchor.part, [...(counts.get(anchor.part) ?? []), id]);
  }
  doc.forEach((part, at) => {
    const cid: unknown = part.attrs[TextShape.partId];
    const threads = typeof cid === 'string' ? counts.get(cid) : undefined;
    if (threads !== undefined) {
      const attributes = { 'data-comments': String(threads.length), 'data-threads': threads.join(' ') };
      decorations.push(Decoration.node(at, at + part.nodeSize, attributes));
    }
    for (const mark of marks) {
      if (mark.anchor.part !== cid) continue;
      const shown = decorationOf(comments, mark, { part, at });
      if (shown !== null) decorations.push(shown);
    }
  });
  return DecorationSet.create(doc, decorations);
}

function decorationOf(
  comments: TextComments,
  { id, anchor, isActive }: { id: string; anchor: CommentAnchor; isActive: boolean },
  { part, at }: { part: Node; at: number },
): Decoration | null {
  if (anchor.range === null) {
    return isActive ? Decoration.node(at, at + part.nodeSize, { class: 'comment-part' }) : null;
  }
  const positions = positionsOf(comments, anchor, { part, at });
  if (positions === null) return null;
  return Decoration.inline(
    positions.from,
    positions.to,
    {
      class: isActive ? 'comment-words comment-active' : 'comment-words',
      'data-thread': id,
    },
    { thread: id },
  );
}

function positionsOf(
  { doc }: TextComments,
  anchor: CommentAnchor,
  { part, at }: { part: Node; at: number },
): { from: number; to: number } | null {
  const place = placeOf(doc, anchor);
  return place.kind === 'words' ? wordPositions(part, at, place) : null;
}

/** Words under discussion lead to their thread while the panel is open; the mark in the margin opens it. */
function showClicked(view: EditorView, event: MouseEvent, comments: TextComments): boolean {
  if (!(event.target instanceof HTMLElement)) return false;
  const words = event.target.closest<HTMLElement>('.comment-words');
  const thread = words?.dataset['thread'] ?? '';
  if (words !== null) {
    if (thread !== '') comments.activate(thread);
    return false;
  }
  const [first] = (event.target.dataset['threads'] ?? '').split(' ');
  // The mark is drawn beside its part: a click on it is a click on the part, outside of its box.
  const isBeside = event.clientX > event.target.getBoundingClientRect().right;
  if (first === undefined || first === '' || !isBeside || !view.dom.contains(event.target)) return false;
  comments.show(true);
  comments.activate(first);
  return true;
}

/** Redraws when comments change, and keeps what is selected at hand for a new one. */
class SelectionWatch {
  readonly #view: EditorView;
  readonly #comments: TextComments;
  readonly #language: TextLanguage;
  readonly #unsubscribe: () => void;
  readonly #withdrawCaret: () => void;
  #frame = 0;
  #redrawFrame = 0;
  #shown: { threads: unknown; active: unknown; draft: unknown };

  constructor(view: EditorView, comments: TextComments, language: TextLanguage) {
    this.#view = view;
    this.#comments = comments;
    this.#language = language;
    this.#shown = comments.state;
    // Never at once: inside a change of the Y.Doc the editor is not up to date yet, and any transaction would make
    // y-tiptap write what the editor still shows over what has just arrived.
    this.#unsubscribe = comments.subscribe(() => {
      if (this.#redrawFrame === 0) this.#redrawFrame = requestAnimationFrame(() => this.#redraw());
    });
    this.#withdrawCaret = comments.offerCaret(language, (anchor) => this.#putCaret(anchor));
    window.addEventListener('resize', this.#selectSoon);
  }

  update(view: EditorView, before: EditorState): void {
    if (!view.state.selection.eq(before.selection)) this.#selectSoon();
  }

  /** Another width of the window moves the words, and with them the place beside them. */
  readonly #selectSoon = (): void => {
    const view = this.#view;
    // A remote change moves the selection of every editor: only the one in use says what is selected.
    if (this.#frame !== 0 || (!view.hasFocus() && !isSelectedIn(view))) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (!view.isDestroyed) this.#comments.select(this.#selection());
    });
  };

  destroy(): void {
    window.removeEventListener('resize', this.#selectSoon);
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#redrawFrame);
    this.#unsubscribe();
    this.#withdrawCaret();
  }

  #redraw(): void {
    this.#redrawFrame = 0;
    const { threads, active, draft } = this.#comments.state;
    const before = this.#shown;
    if (before.threads === threads && before.active === active && before.draft === draft) return;
    this.#shown = { threads, active, draft };
    const view = this.#view;
    if (!view.isDestroyed)
      view.dispatch(view.state.tr.setMeta(commentMarksKey, true).setMeta('addToHistory', false));
  }

  #selection(): CommentableSelection {
    const view = this.#view;
    const { empty, to } = view.state.selection;
    return {
      anchor: () => (view.isDestroyed ? null : anchorOfSelection(view.state, this.#comments, this.#language)),
      thread: () => (view.isDestroyed ? null : threadAtCaret(view.state)),
      at: empty ? null : besideText(view, to),
      focus: (where) => {
        if (view.isDestroyed) return;
        const { selection, tr } = view.state;
        if (where === 'behind') view.dispatch(tr.setSelection(Selection.near(selection.$to, -1)));
        takeFocus(view);
      },
    };
  }

  /** On the first of the words, or at the start of the part when nothing of them is left. */
  #putCaret(anchor: CommentAnchor): void {
    const view = this.#view;
    if (view.isDestroyed || !view.dom.checkVisibility()) return;
    const { doc, tr } = view.state;
    doc.forEach((part, at) => {
      if (part.attrs[TextShape.partId] !== anchor.part) return;
      const from = positionsOf(this.#comments, anchor, { part, at })?.from ?? at + 1;
      view.dispatch(tr.setSelection(Selection.near(doc.resolve(from), 1)));
      takeFocus(view);
    });
  }
}

/** ProseMirror focuses only what may be written in. */
function takeFocus(view: EditorView): void {
  view.focus();
  if (!view.editable) view.dom.focus({ preventScroll: true });
}

/** The thread of the words in which the caret stands, or at whose edge. */
function threadAtCaret(state: EditorState): string | null {
  const { empty, head } = state.selection;
  const [words] = empty ? (commentMarksKey.getState(state)?.find(head, head, isThread) ?? []) : [];
  const thread: unknown = words?.spec['thread'];
  return typeof thread === 'string' ? thread : null;
}

/** Words that one is writing on have no thread yet. */
const isThread = ({ thread }: { thread?: string }): boolean => thread !== undefined && thread !== '';

/** Also where nothing may be written, words can be selected. */
function isSelectedIn(view: EditorView): boolean {
  const { anchorNode } = document.getSelection() ?? {};
  return anchorNode !== null && anchorNode !== undefined && view.dom.contains(anchorNode);
}

function besideText(view: EditorView, position: number): { top: number; right: number } {
  const { top } = view.coordsAtPos(position);
  const { right } = (view.dom.parentElement ?? view.dom).getBoundingClientRect();
  return { top: top + window.scrollY, right: right + window.scrollX };
}

/** The words that are selected, as far as they lie in the first part; without any, the part of the caret. */
function anchorOfSelection(
  state: EditorState,
  comments: TextComments,
  language: TextLanguage,
): CommentAnchor | null {
  const { $from, from, to, empty } = state.selection;
  const part = state.doc.maybeChild($from.index(0));
  const cid: unknown = part?.attrs[TextShape.partId];
  if (part === null || typeof cid !== 'string') return null;
  const range = empty ? null : wordOffsets(part, $from.posAtIndex($from.index(0), 0), { from, to });
  const isRange = range !== null && range.from < range.to;
  return anchorOn(comments.doc, { language, part: cid }, isRange ? range : null);
}
