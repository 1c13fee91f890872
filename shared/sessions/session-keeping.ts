// What members send to announce a session and to keep its facts.
import { z } from 'zod/mini';
import { sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { writtenNameSchema } from '#shared/sides/written-name.ts';
import { sessionNumberSchema, SessionStage } from './session.ts';

const fields = {
  /** Counts on from the last session; the first of a workspace has the number that the Working Group gives it. */
  number: sessionNumberSchema,
  place: z.nullable(writtenNameSchema),
  startsOn: z.nullable(z.iso.date()),
  endsOn: z.nullable(z.iso.date()),
  /** At most one a Side; a Side whose co-chair is not named yet is left out. */
  coChairs: z.array(z.strictObject({ side: sideIdSchema, name: writtenNameSchema })).check(z.maxLength(2)),
  /** Empty while it is prepared: those that are valid when it opens. */
  subGroups: z.array(subGroupIdSchema).check(z.maxLength(50)),
};

type Given = {
  startsOn: string | null;
  endsOn: string | null;
  coChairs: readonly { side: string }[];
  subGroups: readonly string[];
};

const endsAfterItStarts = z.refine<Given>(
  ({ startsOn, endsOn }) => endsOn === null || (startsOn !== null && startsOn <= endsOn),
  { path: ['endsOn'] },
);
const oneCoChairASide = z.refine<Given>(
  ({ coChairs }) => new Set(coChairs.map(({ side }) => side)).size === coChairs.length,
  { path: ['coChairs'] },
);
const eachSubGroupOnce = z.refine<Given>(({ subGroups }) => new Set(subGroups).size === subGroups.length, {
  path: ['subGroups'],
});

/** `POST /api/sessions`: a session to be prepared. */
export const newSessionSchema = z
  .strictObject(fields)
  .check(endsAfterItStarts, oneCoChairASide, eachSubGroupOnce);
export type NewSession = z.infer<typeof newSessionSchema>;

const expectedRevision = z.int().check(z.nonnegative());

/** `PUT /api/sessions/:number`: all its facts anew, as seen at that revision. */
export const sessionFactsSchema = z
  .strictObject({ ...fields, expectedRevision })
  .check(endsAfterItStarts, oneCoChairASide, eachSubGroupOnce);
export type SessionFacts = z.infer<typeof sessionFactsSchema>;

/** `POST /api/sessions/:number/stage`. */
export const stageWishSchema = z.strictObject({ to: z.enum(SessionStage), expectedRevision });
export type StageWish = z.infer<typeof stageWishSchema>;
