import { z } from 'zod/mini';
import { recall, remember } from '#client/browser/local-storage.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import { actionIdSchema, type ActionId, type MemberId } from '#shared/core/id.ts';

const reviewSchema = z.object({ ids: z.array(actionIdSchema), at: z.nullable(actionIdSchema) });
/** What a member goes through, in order, and how far that member has come. */
export type Review = z.infer<typeof reviewSchema>;

// The beginning of all that a member keeps on a device: leaving the room wipes it.
const ofMember = (member: MemberId) => `alternat:${member}:review`;

/** The review that was interrupted on this device; null: there is none. */
export function recallReview(member: MemberId): Review | null {
  try {
    return reviewSchema.parse(JSON.parse(recall(ofMember(member)) ?? 'null'));
  } catch {
    return null; // nothing, or what an older version kept in another shape
  }
}

export function keepReview(member: MemberId, review: Review): void {
  remember(ofMember(member), JSON.stringify(review));
}

/** Longer lists do not go into an address: servers refuse one of more than some thousand letters. */
const MOST_IN_ADDRESS = 400;

/** The address of a review of these; a list that is too long for one is found on the device (`keepReview`). */
export function reviewAddress(ids: readonly ActionId[]): { ids?: string } {
  return ids.length > MOST_IN_ADDRESS ? {} : { ids: ids.join(',') };
}

/** Ids as an address has them, `c-01,c-02`; what is no id is left out. */
export function idsInAddress(text: string | undefined): readonly ActionId[] {
  return (text ?? '').split(',').flatMap((id) => actionIdSchema.safeParse(id).data ?? []);
}

type Wanted = { ids: readonly ActionId[]; at: ActionId | null; kept: Review | null };

/**
 * What is to be gone through: what the address names, else what was interrupted, else all that is unfinished by its last
 * day. Only what the register has; and the place in it, else the first.
 */
export function reviewOf(rows: readonly RegisterRow[], { ids, at, kept }: Wanted): Review {
  const known = new Set(rows.map(({ id }) => id));
  const lists = [ids, kept?.ids ?? []].map((list) => [...new Set(list)].filter((id) => known.has(id)));
  const chosen = lists.find((list) => list.length > 0) ?? unfinished(rows);
  const place = [at, kept?.at ?? null].find((id) => id !== null && chosen.includes(id));
  return { ids: chosen, at: place ?? chosen[0] ?? null };
}

/** All that is unfinished, by its last day. */
export function unfinished(rows: readonly RegisterRow[]): ActionId[] {
  return rows
    .filter((row) => row.isUnfinished)
    .sort(byLastDay)
    .map(({ id }) => id);
}

/** So many steps on; at either end it stays. */
export function placeAfter({ ids, at }: Review, steps: number): ActionId | null {
  const index = ids.findIndex((id) => id === at);
  return ids[Math.min(Math.max(index + steps, 0), ids.length - 1)] ?? null;
}

/** Without a last day at the end; those of one day by their number. */
function byLastDay(a: RegisterRow, b: RegisterRow): number {
  if (a.due === b.due) return a.id.localeCompare(b.id, 'en', { numeric: true });
  if (a.due === null || b.due === null) return a.due === null ? 1 : -1;
  return a.due < b.due ? -1 : 1;
}
