import { z } from 'zod/mini';
import { documentIdSchema } from '#shared/core/id.ts';
import { sessionSchema } from './session.ts';

/** `POST /api/sessions/:number/open`: the next session, with its first day as far as that is known. */
export const sessionOpeningSchema = z.strictObject({ startsOn: z.nullable(z.iso.date()) });
export type SessionOpening = z.infer<typeof sessionOpeningSchema>;

/** Its answer, alike for whoever opens it first and for whoever asks again. */
export const openedSessionSchema = z.object({
  session: sessionSchema,
  /** The draft of its Protocol and its agenda; null: put aside meanwhile. */
  protocol: z.nullable(documentIdSchema),
  agenda: z.nullable(documentIdSchema),
  /** This request has opened it. */
  isNew: z.boolean(),
});
export type OpenedSession = z.infer<typeof openedSessionSchema>;
