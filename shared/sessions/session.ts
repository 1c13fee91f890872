import { z } from 'zod';
import { sessionIdSchema, sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';

/** How far a session has come. A session of the archive is `sealed`. */
export const SessionStage = {
  preparing: 'preparing',
  drafting: 'drafting',
  reconciling: 'reconciling',
  agreed: 'agreed',
  sealed: 'sealed',
} as const;
export type SessionStage = (typeof SessionStage)[keyof typeof SessionStage];

/** A numbered session of the Working Group. What the public record does not tell is null, never guessed. */
export const sessionSchema = z.object({
  id: sessionIdSchema,
  number: z.number().int().positive(),
  stage: z.enum(SessionStage),
  place: localizedNameSchema.nullable(),
  startsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  coChairs: z.array(z.object({ side: sideIdSchema, name: localizedNameSchema })),
  /** The set of its own time: an old session shows its own. */
  subGroups: z.array(subGroupIdSchema),
});
export type Session = z.infer<typeof sessionSchema>;
