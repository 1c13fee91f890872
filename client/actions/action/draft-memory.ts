import { z } from 'zod/mini';
import { forget, recall, remember, rememberedKeys } from '#client/browser/local-storage.ts';
import type { ActionId, MemberId } from '#shared/core/id.ts';
import { moveDraftSchema } from './move-draft.ts';
import { StepName } from './step-name.ts';

const keptSchema = z.object({
  /** The form that stood open last; null: none. */
  open: z.nullable(z.enum(StepName)),
  drafts: z.partialRecord(
    z.enum(StepName),
    z.object({
      /** Of the action as its writer saw it. */
      seen: z.int(),
      draft: moveDraftSchema,
    }),
  ),
});
/** What a member has written on an action and not sent. */
export type KeptDrafts = z.infer<typeof keptSchema>;

const noDrafts: KeptDrafts = { open: null, drafts: {} };

// The beginning of all that a member keeps on a device: leaving the room wipes it.
const ofMember = (member: MemberId) => `alternat:${member}:action-draft:`;

export function recallDrafts(member: MemberId, action: ActionId): KeptDrafts {
  return parsed(recall(`${ofMember(member)}${action}`)) ?? noDrafts;
}

/** Null when there is nothing, or what an older version kept in another shape. */
function parsed(text: string | null): KeptDrafts | null {
  try {
    return keptSchema.parse(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}

/** False when this browser keeps nothing. */
export function keepDrafts(member: MemberId, action: ActionId, kept: KeptDrafts): boolean {
  const key = `${ofMember(member)}${action}`;
  if (kept.open !== null || Object.keys(kept.drafts).length > 0) return remember(key, JSON.stringify(kept));
  forget(key);
  return true;
}

/** Whether words of this member wait on this device that no step has carried to the server. */
export function keepsDrafts(member: MemberId): boolean {
  return rememberedKeys(ofMember(member)).some(
    (key) => Object.keys(parsed(recall(key))?.drafts ?? {}).length > 0,
  );
}
