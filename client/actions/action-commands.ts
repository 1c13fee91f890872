import { accepted, answerOf, api } from '#client/app/api.ts';
import type { ActionStep } from '#shared/actions/action-commands.ts';
import { type ActionDetail, actionDetailSchema, outOfDateSchema } from '#shared/actions/action-detail.ts';
import { evidenceFileTypes, type KeptFile, keptFileSchema } from '#shared/actions/evidence-file.ts';
import type { ActionId } from '#shared/core/id.ts';

/** What became of a step: done, or given on a state that has passed; with the action as it is now. */
export type StepOutcome = { readonly kind: 'done' | 'out-of-date'; readonly detail: ActionDetail };

/** Takes one step on the revision that the member has seen; refusals of the server are thrown as `AppError`. */
export async function takeStep(
  id: ActionId,
  expectedRevision: number,
  move: ActionStep,
): Promise<StepOutcome> {
  const response = await api.api.actions[':id'].moves.$post({
    param: { id },
    json: { expectedRevision, move },
  });
  if (response.status === 409) {
    const passed = outOfDateSchema.safeParse(await response.clone().json());
    if (passed.success) return { kind: 'out-of-date', detail: passed.data.present };
  }
  return { kind: 'done', detail: await answerOf(Promise.resolve(response), actionDetailSchema) };
}

/** Sends a file before the report that names it; the answer carries its digest. */
export function sendEvidenceFile(file: File): Promise<KeptFile> {
  const address = `/api/evidence-files?name=${encodeURIComponent(file.name)}`;
  const headers = { 'content-type': mediaTypeOf(file) };
  return answerOf(fetch(address, { method: 'POST', headers, body: file }), keptFileSchema);
}

/** Some systems do not know the type of a file; its name does. */
function mediaTypeOf({ name, type }: File): string {
  if (type in evidenceFileTypes) return type;
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  const known = Object.entries(evidenceFileTypes).find(([, endings]) => endings.includes(ending));
  return known?.[0] ?? 'application/octet-stream';
}

/** Tells both Sides which action this member reviews; null: none any more. */
export function reviewAt(action: ActionId | null): Promise<void> {
  return accepted(api.api.actions['review-place'].$post({ json: { action } }));
}
