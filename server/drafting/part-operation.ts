import { z } from 'zod';
import { ChipName } from '#shared/drafting/text/chips-in-part.ts';

const cid = z.string();
const attributes = z.record(z.string(), z.unknown());
const chip = z.object({ name: z.enum(ChipName), target: z.string() });
const splitPoint = z.object({ block: z.string(), offset: z.number().nullable() });

/** What is done to parts, exact enough to be stored and to take another operation back. */
export const partOperationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('insert'), part: cid, after: cid.nullable(), name: z.string(), attributes }),
  z.object({ kind: z.literal('delete'), part: cid, onlyIfEmpty: z.boolean() }),
  z.object({ kind: z.literal('move'), part: cid, after: cid.nullable() }),
  z.object({
    kind: z.literal('split'),
    part: cid,
    newPart: cid,
    /** By language; the others are cut before the block with this place. */
    at: z.record(z.string(), splitPoint),
    place: z.number().nullable(),
    name: z.string(),
    attributes,
  }),
  /** `seams`: by language the block that was cut off and grows together with the one before it again. */
  z.object({ kind: z.literal('join'), part: cid, seams: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('markup'), part: cid, name: z.string(), attributes }),
  z.object({
    kind: z.literal('restore'),
    part: cid,
    after: cid.nullable(),
    removed: z.array(z.object({ language: z.string(), client: z.number(), clock: z.number() })),
  }),
  z.object({ kind: z.literal('add-chip'), part: cid, chip }),
  z.object({ kind: z.literal('remove-chip'), part: cid, chip }),
]);
export type PartOperation = z.infer<typeof partOperationSchema>;
export type OperationOf<Kind extends PartOperation['kind']> = Extract<PartOperation, { kind: Kind }>;
