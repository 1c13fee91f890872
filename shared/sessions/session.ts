import { z } from 'zod/mini';
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
  number: z.int().check(z.positive()),
  stage: z.enum(SessionStage),
  place: z.nullable(localizedNameSchema),
  startsOn: z.nullable(z.iso.date()),
  endsOn: z.nullable(z.iso.date()),
  coChairs: z.array(z.object({ side: sideIdSchema, name: localizedNameSchema })),
  /** The set of its own time: an old session shows its own. */
  subGroups: z.array(subGroupIdSchema),
});
export type Session = z.infer<typeof sessionSchema>;
