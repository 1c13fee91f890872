import type * as Y from 'yjs';
import { anchorOn } from '#shared/drafting/comments/comment-place.ts';
import { nextTurn, threadsOf } from '#shared/drafting/comments/comment-threads.ts';
import type { Random } from '#test/support/random.ts';
import type { Person } from './random-room.ts';

/** One entry in the discussion as this member, or one of the own entries removed; tells which. */
export function commentAs({ doc, member }: Person, random: Random): string {
  const comments: Y.Map<unknown> = doc.getMap('comments');
  const by = { member, side: member.slice(0, 2), at: 1 };
  const threads = threadsOf(comments.entries());
  if (threads.length === 0 || random.chance(0.4)) return openThread(doc, by, random);
  const thread = random.pick(threads);
  const own = thread.entries.filter((entry) => entry.member === member);
  if (own.length > 0 && random.chance(0.15)) {
    comments.delete(random.pick(own).key);
    return 'removes a comment';
  }
  const kind = random.pick(['reply', 'reply', 'resolve', 'reopen']);
  const words = kind === 'reply' ? { words: 'Because.' } : {};
  comments.set(uuid(random), { ...by, kind, thread: thread.id, turn: nextTurn(thread), ...words });
  return kind;
}

function openThread(doc: Y.Doc, by: { member: string; side: string; at: number }, random: Random): string {
  const language = random.pick(['en', 'ru'] as const);
  const parts = doc.getXmlFragment(language).toArray();
  if (parts.length === 0) return 'nothing';
  const part = random.pick(parts);
  const cid = 'getAttribute' in part ? String(part.getAttribute('cid')) : '';
  const from = random.below(20);
  const anchor = anchorOn(doc, { language, part: cid }, { from, to: from + 1 + random.below(10) });
  if (anchor === null) return 'nothing';
  const id = uuid(random);
  doc.getMap('comments').set(id, { ...by, kind: 'open', thread: id, turn: 0, words: 'Why?', anchor });
  return 'opens a thread';
}

function uuid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => random.below(16).toString(16)).join('');
  const [a, b, c, d] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(13, 16), digits.slice(17, 20)];
  return `${a}-${b}-4${c}-8${d}-${digits.slice(20)}`;
}
