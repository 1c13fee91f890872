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

/** As the Working Group counts. */
export const sessionNumberSchema = z.int().check(z.positive(), z.maximum(9999));

/** A numbered session of the Working Group. What the public record does not tell is null, never guessed. */
export const sessionSchema = z.object({
  id: sessionIdSchema,
  number: sessionNumberSchema,
  stage: z.enum(SessionStage),
  place: z.nullable(localizedNameSchema),
  startsOn: z.nullable(z.iso.date()),
  endsOn: z.nullable(z.iso.date()),
  coChairs: z.array(z.object({ side: sideIdSchema, name: localizedNameSchema })),
  /** The set of its own time: an old session shows its own. */
  subGroups: z.array(subGroupIdSchema),
  /** Of its last change: a command says which one it was given on. Absent in answers that older pages kept. */
  revision: z._default(z.int(), 0),
});
export type Session = z.infer<typeof sessionSchema>;
