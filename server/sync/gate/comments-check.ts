import * as Y from 'yjs';
import { readCommentEntry } from '#shared/drafting/comments/comment-entry.ts';
import { GateLimit } from './gate-limits.ts';
import type { Place } from './place.ts';
import type { Struct } from '#server/sync/gate/scan/scanned-update.ts';
import { Violation } from './violation.ts';

type Writer = { readonly member: string; readonly side: string | null };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Throws unless the struct writes a well-formed comment of the writer's own under a fresh or an own key, or removes one. */
export function checkComment(struct: Struct, place: Place, writer: Writer): void {
  const { content } = struct;
  const { key } = place;
  if (place.holder.depth > 0 || key === null) throw new Violation('schema', 'comments are a flat map');
  if (!UUID.test(key)) throw new Violation('schema', 'the key of a comment is not a uuid');
  const current = place.holder.type?._map.get(key);
  if (current !== undefined && !current.deleted) checkOwnComment(current, writer);
  if (content.kind === 'deleted') return;
  if (content.kind !== 'any' || content.values.length !== 1) {
    throw new Violation('schema', 'a comment is not one plain value');
  }
  if (content.bytes > GateLimit.commentBytes) throw new Violation('schema', 'a comment is too long');
  const [comment] = content.values;
  if (!isRecord(comment) || !isPlain(comment))
    throw new Violation('schema', 'a comment is not a plain object');
  if (writer.side === null || comment['member'] !== writer.member || comment['side'] !== writer.side) {
    throw new Violation('forged', 'a comment names another member or Side');
  }
  // After the question of who: a forged entry is called forged, whatever else it is.
  if (readCommentEntry(key, comment) === null) throw new Violation('schema', 'no entry of a discussion');
}

/** Throws unless this live entry of the comments was written by the member. */
export function checkOwnComment(item: Y.Item, writer: Writer): void {
  const value: unknown = item.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined;
  if (isRecord(value) && value['member'] === writer.member) return;
  throw new Violation('forged', 'changes a comment of another member');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

/** Nothing that JSON could not carry. The decoder has bounded the depth. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain);
  if (isRecord(value)) return Object.values(value).every(isPlain);
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}
