import type { CommentAnchor } from './comment-anchor.ts';
import { type CommentEntry, readCommentEntry } from './comment-entry.ts';
import { mentionedIn } from './mentions.ts';

export type KeyedEntry = CommentEntry & { readonly key: string };

/** A discussion of one place: its entries in order, the opening one first. */
export type CommentThread = {
  readonly id: string;
  readonly anchor: CommentAnchor;
  readonly entries: readonly KeyedEntry[];
  readonly isResolved: boolean;
};

/** Every thread whose opening entry is there; values that are no entries are passed over. */
export function threadsOf(comments: Iterable<readonly [string, unknown]>): readonly CommentThread[] {
  const entriesOf = new Map<string, KeyedEntry[]>();
  for (const [key, value] of comments) {
    const entry = readCommentEntry(key, value);
    if (entry === null) continue;
    const entries = entriesOf.get(entry.thread) ?? [];
    entries.push({ ...entry, key });
    entriesOf.set(entry.thread, entries);
  }
  return [...entriesOf].flatMap(([id, entries]) => threadOf(id, entries) ?? []);
}

function threadOf(id: string, entries: readonly KeyedEntry[]): CommentThread | null {
  const opening = entries.find((entry) => entry.kind === 'open');
  if (opening === undefined) return null;
  const later = entries.filter((entry) => entry !== opening).sort(inTurn);
  const lastState = later.findLast(({ kind }) => kind === 'resolve' || kind === 'reopen');
  return {
    id,
    anchor: opening.anchor,
    entries: [opening, ...later],
    isResolved: lastState?.kind === 'resolve',
  };
}

/** The same order on every screen: clocks only decide between entries written at the same time. */
function inTurn(a: KeyedEntry, b: KeyedEntry): number {
  return a.turn - b.turn || a.at - b.at || (a.key < b.key ? -1 : 1);
}

/** The turn of an entry that is added now. */
export function nextTurn(thread: CommentThread): number {
  return Math.max(...thread.entries.map(({ turn }) => turn)) + 1;
}

/** Written in by this member, or naming this member. */
export function concerns(thread: CommentThread, member: string): boolean {
  return thread.entries.some(
    (entry) => entry.member === member || ('words' in entry && mentionedIn(entry.words).includes(member)),
  );
}
