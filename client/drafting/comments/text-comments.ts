import { uuidv4 } from 'lib0/random';
import type * as Y from 'yjs';
import type { CommentAnchor } from '#shared/drafting/comments/comment-anchor.ts';
import { cleanComment, type CommentEntry } from '#shared/drafting/comments/comment-entry.ts';
import { type CommentThread, nextTurn, threadsOf } from '#shared/drafting/comments/comment-threads.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { inTextOrder, type PlacedThread } from './placed-thread.ts';

/** Words that are selected in an editor: what a comment could be about, and where on the page they are. */
export type CommentableSelection = {
  readonly anchor: () => CommentAnchor | null;
  /** What is discussed where the caret stands, when no words are selected. */
  readonly thread: () => string | null;
  /** Of the whole page, in CSS pixels; null while nothing is selected. */
  readonly at: { readonly top: number; readonly right: number } | null;
  /** Goes back to the text: to the selected words, or behind them. */
  readonly focus: (where: 'words' | 'behind') => void;
};

export type CommentsState = {
  readonly isOpen: boolean;
  /** In the order of the text. */
  readonly threads: readonly PlacedThread[];
  readonly active: string | null;
  /** What a comment that is being written is about. */
  readonly draft: CommentAnchor | null;
  /** What was asked for by name and has not got the focus yet. */
  readonly wish: FocusWish | null;
  readonly selection: CommentableSelection | null;
};

/** What may have the focus: the box of a thread ('' for one that is not open yet), a thread, the heading. */
export type FocusWish = `box ${string}` | `card ${string}` | 'heading';

type Author = { readonly member: string; readonly side: string | null };

/** Places follow the text this often at most; the editors' own marks follow at once. */
const PLACES_EVERY_MS = 300;

/** What is typed but not sent, kept while the panel is closed; by thread, and '' for one that is not open yet. */
type Typed = Map<string, string>;

/** The comments of one Y.Doc, live. It writes only entries of its own author, and never the wording. */
export class TextComments {
  readonly #doc: Y.Doc;
  readonly #map: Y.Map<unknown>;
  readonly #author: Author;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #typed: Typed = new Map();
  readonly #carets = new Map<TextLanguage, (anchor: CommentAnchor) => void>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #state: CommentsState;

  constructor(options: { doc: Y.Doc; author: Author; isOpen?: boolean; now?: () => number }) {
    this.#doc = options.doc;
    this.#map = options.doc.getMap(TextShape.comments);
    this.#author = options.author;
    this.#now = options.now ?? Date.now;
    const threads = this.#read();
    const isOpen = options.isOpen ?? false;
    this.#state = { isOpen, threads, active: null, draft: null, wish: null, selection: null };
  }

  get doc(): Y.Doc {
    return this.#doc;
  }

  get author(): Author {
    return this.#author;
  }

  get state(): CommentsState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Follows the text until the returned function is called. */
  follow(): () => void {
    const reread = (): void => this.#setThreads(this.#read());
    const moved = (): void => {
      if (this.#state.threads.length === 0) return;
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        reread();
      }, PLACES_EVERY_MS);
    };
    this.#map.observe(reread);
    this.#doc.on('update', moved);
    reread();
    return () => {
      this.#map.unobserve(reread);
      this.#doc.off('update', moved);
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#timer = null;
    };
  }

  /** What one language's editor shows: threads that are not resolved, the one in hand, and what is being written on. */
  marksIn(language: TextLanguage): readonly { id: string; anchor: CommentAnchor; isActive: boolean }[] {
    const { threads, active, draft } = this.#state;
    const marks = threads
      .filter(({ id, isResolved, anchor }) => anchor.language === language && (!isResolved || id === active))
      .map(({ id, anchor }) => ({ id, anchor, isActive: id === active }));
    if (draft?.language !== language) return marks;
    return [...marks, { id: '', anchor: draft, isActive: true }];
  }

  show(isOpen: boolean): void {
    this.#set(isOpen ? { isOpen } : { isOpen, active: null, wish: null });
  }

  activate(active: string | null): void {
    if (active !== this.#state.active) this.#set({ active });
  }

  select(selection: CommentableSelection | null): void {
    this.#set({ selection });
  }

  /**
   * Begins a comment on what is selected. With nothing selected inside words under discussion it goes to that thread: by
   * keyboard there is no other way from the words to it. Without any caret it only opens the panel.
   */
  begin(): void {
    const { selection, draft: before } = this.#state;
    const thread = selection?.thread() ?? null;
    const draft = thread === null ? (selection?.anchor() ?? before) : before;
    const wish = thread !== null ? (`card ${thread}` as const) : draft !== null ? 'box ' : 'heading';
    this.#set({ isOpen: true, draft, active: thread, wish });
  }

  wishFocus(wish: FocusWish | null): void {
    if (wish !== this.#state.wish) this.#set({ wish });
  }

  /** An editor offers to put the caret on what is discussed in its language, until the returned function is called. */
  offerCaret(language: TextLanguage, put: (anchor: CommentAnchor) => void): () => void {
    this.#carets.set(language, put);
    return () => {
      if (this.#carets.get(language) === put) this.#carets.delete(language);
    };
  }

  putCaretOn(anchor: CommentAnchor): void {
    this.#carets.get(anchor.language)?.(anchor);
  }

  /** Closes the panel; the focus goes back to the text. */
  leave(): void {
    this.show(false);
    this.#state.selection?.focus('behind');
  }

  /** Gives a comment that was not sent up, and the focus back to the text. */
  dropDraft(): void {
    this.#typed.delete('');
    this.#set({ draft: null, wish: null });
    this.#state.selection?.focus('words');
  }

  typedFor(thread: string): string {
    return this.#typed.get(thread) ?? '';
  }

  type(thread: string, typed: string): void {
    if (typed === '') this.#typed.delete(thread);
    else this.#typed.set(thread, typed);
    this.#tell();
  }

  /** Opens a thread on the draft; false when there is nothing to say. */
  open(typed: string): boolean {
    const { draft } = this.#state;
    const words = cleanComment(typed);
    if (draft === null || words === '') return false;
    const key = uuidv4();
    this.#typed.delete('');
    this.#set({ draft: null, active: key, wish: null });
    this.#write(key, { kind: 'open', words, anchor: draft, thread: key, turn: 0 });
    return true;
  }

  reply(thread: CommentThread, typed: string): boolean {
    const words = cleanComment(typed);
    if (words === '') return false;
    this.#typed.delete(thread.id);
    this.#write(uuidv4(), { kind: 'reply', words, thread: thread.id, turn: nextTurn(thread) });
    return true;
  }

  resolve(thread: CommentThread): void {
    this.#write(uuidv4(), { kind: 'resolve', thread: thread.id, turn: nextTurn(thread) });
    this.activate(null);
  }

  reopen(thread: CommentThread): void {
    this.#write(uuidv4(), { kind: 'reopen', thread: thread.id, turn: nextTurn(thread) });
  }

  /** Takes an own entry back. An opening entry only while nobody has answered: the answers would lose their thread. */
  remove(thread: CommentThread, key: string): void {
    if (this.mayRemove(thread, key)) this.#doc.transact(() => this.#map.delete(key));
  }

  mayRemove(thread: CommentThread, key: string): boolean {
    const entry = thread.entries.find((each) => each.key === key);
    if (entry === undefined || entry.member !== this.#author.member) return false;
    return entry.kind === 'reply' || (entry.kind === 'open' && thread.entries.length === 1);
  }

  #write(key: string, entry: WithoutAuthor<CommentEntry>): void {
    const { member, side } = this.#author;
    if (side === null) throw new Error('who belongs to no Side writes no comments');
    this.#doc.transact(() => this.#map.set(key, { ...entry, member, side, at: this.#now() }));
  }

  #read(): readonly PlacedThread[] {
    return inTextOrder(this.#doc, threadsOf(this.#map.entries()));
  }

  #setThreads(threads: readonly PlacedThread[]): void {
    if (JSON.stringify(threads) === JSON.stringify(this.#state.threads)) return;
    const { active } = this.#state;
    const wasResolved = this.#state.threads.find(({ id }) => id === active)?.isResolved ?? false;
    const isResolved = threads.find(({ id }) => id === active)?.isResolved ?? false;
    // Resolved under my eyes by somebody: it is out of hand.
    this.#set(isResolved && !wasResolved ? { threads, active: null } : { threads });
  }

  #set(change: Partial<CommentsState>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

type WithoutAuthor<Entry> = Entry extends CommentEntry ? Omit<Entry, 'member' | 'side' | 'at'> : never;
