import { z } from 'zod/mini';
import { forget, recall, remember } from '#client/browser/local-storage.ts';
import type { ActionId, MemberId } from '#shared/core/id.ts';
import { draftsKey, openFormKey } from './draft-keys.ts';
import { moveDraftSchema } from './move-draft.ts';
import { StepName } from './step-name.ts';

const draftsSchema = z.partialRecord(
  z.enum(StepName),
  z.object({
    /** Of the action as its writer saw it. */
    seen: z.int(),
    draft: moveDraftSchema,
  }),
);

/** What a member has written on an action and not sent. */
export type KeptDrafts = {
  /** The form that stood open last; null: none. */
  readonly open: StepName | null;
  readonly drafts: z.infer<typeof draftsSchema>;
};

export function recallDrafts(member: MemberId, action: ActionId): KeptDrafts {
  const open = recall(openFormKey(member, action));
  return {
    open: Object.values(StepName).find((step) => step === open) ?? null,
    drafts: parsed(recall(draftsKey(member, action))),
  };
}

/** Empty when there is nothing, or what an older version kept in another shape. */
function parsed(text: string | null): KeptDrafts['drafts'] {
  try {
    return draftsSchema.parse(JSON.parse(text ?? '{}'));
  } catch {
    return {};
  }
}

/** False when this browser keeps nothing. */
export function keepDrafts(member: MemberId, action: ActionId, { open, drafts }: KeptDrafts): boolean {
  if (open === null) forget(openFormKey(member, action));
  else remember(openFormKey(member, action), open);
  const key = draftsKey(member, action);
  if (Object.keys(drafts).length > 0) return remember(key, JSON.stringify(drafts));
  forget(key);
  return true;
}
