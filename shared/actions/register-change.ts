import { z } from 'zod/mini';
import {
  actionIdSchema,
  initiativeIdSchema,
  memberIdSchema,
  sessionIdSchema,
  sideIdSchema,
} from '#shared/core/id.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';
import { registerRowSchema } from './register.ts';

/** Where a member reviews; name and Side are the login's. */
const reviewerPlaceSchema = z.object({
  member: memberIdSchema,
  name: localizedNameSchema,
  side: z.nullable(sideIdSchema),
  action: actionIdSchema,
});
export type ReviewerPlace = z.infer<typeof reviewerPlaceSchema>;

/**
 * What `GET /api/changes` sends as the data of server-sent events, one JSON object each. Changes carry an event id; who
 * comes back with `Last-Event-ID` gets what was missed, or `resync` when the server does not know any more: everything
 * is to be asked for again. `places` is presence: it has no id and is sent whole.
 */
export const registerChangeSchema = z.discriminatedUnion('kind', [
  /** The stream is open; what follows is complete. */
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('resync') }),
  /** The row as it is now, for everybody alike. */
  z.object({ kind: z.literal('action'), row: registerRowSchema }),
  /** The clause that it quotes reads otherwise: nothing was recorded, its revision is the same. Told a moment after typing. */
  z.object({ kind: z.literal('wording'), row: registerRowSchema }),
  z.object({ kind: z.literal('initiative'), id: initiativeIdSchema }),
  z.object({ kind: z.literal('session'), id: sessionIdSchema }),
  /** Sides, sub-groups or members are others: who may see them asks again. */
  z.object({ kind: z.literal('workspace') }),
  /** The business date is another: everything that is due is computed anew. */
  z.object({ kind: z.literal('business-day'), day: z.iso.date() }),
  /** Who reviews which action now. */
  z.object({
    kind: z.literal('places'),
    places: z.array(reviewerPlaceSchema),
  }),
]);
export type RegisterChange = z.infer<typeof registerChangeSchema>;

/** `POST /api/actions/review-place`: which action this member reviews; null: none any more. Ends with the last stream. */
export const reviewPlaceSchema = z.strictObject({ action: z.nullable(actionIdSchema) });
